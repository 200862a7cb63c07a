import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { Panel, useSearchState } from '@guildhall/plugin-guildhall-react';
import { useMemo } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { FileList } from './FileList';
import { FilePane } from './FilePane';
import { groupByOutcome } from './outcomes';
import styles from './Upgrade.module.css';

const FILE = 'file';

/** Every file by what happens to it, and one of them before and after. */
export function FilesPanel(props: { upgrade: UpgradeDetail }) {
  const { id, files } = props.upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { params, update } = useSearchState();
  const groups = useMemo(() => groupByOutcome(files), [files]);

  const chosen =
    files.find(({ path }) => path === params.get(FILE)) ?? groups[0]?.files[0];
  return (
    <Panel
      description={t('upgrade.files.description', { count: files.length })}
      title={t('upgrade.files.title')}
    >
      {chosen ? (
        <div className={styles.explorer}>
          <FileList
            chosen={chosen.path}
            groups={groups}
            onChoose={path => update({ [FILE]: path })}
          />
          <FilePane file={chosen} key={chosen.path} upgradeId={id} />
        </div>
      ) : (
        <p className={styles.quiet}>{t('upgrade.files.none')}</p>
      )}
    </Panel>
  );
}
