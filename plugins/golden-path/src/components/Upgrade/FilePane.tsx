import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { UpgradeFile } from '@guildhall/plugin-golden-path-common';
import {
  Chip,
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { DiffView } from '../DiffView';
import styles from './Upgrade.module.css';

/** What happens to one file, why, and what it is before and after. */
export function FilePane(props: { upgradeId: string; file: UpgradeFile }) {
  const { upgradeId, file } = props;
  const { path, from, policy, explanation } = file;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getUpgradeFile(upgradeId, path, { signal }),
      [goldenPathApi, upgradeId, path],
    ),
  );
  return (
    <section aria-label={path} className={styles.pane}>
      <h3 className={styles.paneTitle}>
        <code>{path}</code>
        <Chip title={t(`policy.${policy}.meaning`)}>
          {t(`policy.${policy}.title`)}
        </Chip>
      </h3>
      {from && (
        <p className={styles.quiet}>
          {t('upgrade.files.from', { path: from })}
        </p>
      )}
      <p className={styles.text}>{explanation}</p>
      <PageState
        loading={<LoadingState rowHeight={240} rows={1} />}
        request={request}
      >
        {({ isBinary, before, after }) => {
          if (isBinary) {
            return <p className={styles.quiet}>{t('upgrade.files.binary')}</p>;
          }
          if (before === after) {
            return <p className={styles.quiet}>{t('upgrade.files.same')}</p>;
          }
          return (
            <DiffView
              after={after ?? ''}
              before={before ?? ''}
              label={t('upgrade.files.diff', { path })}
            />
          );
        }}
      </PageState>
    </section>
  );
}
