import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PlannedFile } from '@guildhall/plugin-golden-path-common';
import { useMemo, useState } from 'react';
import { goldenPathTranslationRef } from '../../../translation';
import { FileTree } from './FileTree';
import { toTree } from './toTree';
import { PlanFile } from './PlanFile';
import styles from './PlanFiles.module.css';

/** Every file that would be written, with what is in it. */
export function PlanFiles(props: { files: PlannedFile[] }) {
  const { files } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const root = useMemo(() => toTree(files), [files]);
  const [path, setPath] = useState('README.md');
  const file = files.find(each => each.path === path) ?? files[0];

  if (!file) {
    return <p>{t('plan.files.nothing')}</p>;
  }
  return (
    <div className={styles.files}>
      <nav aria-label={t('plan.files.title')} className={styles.scroller}>
        <FileTree folder={root} onSelect={setPath} selected={file.path} />
      </nav>
      <PlanFile file={file} key={file.path} />
    </div>
  );
}
