import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DataTable,
  LoadingState,
  PageState,
  Panel,
  useFormat,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { Policy } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { PolicyProblems } from './PolicyProblems';
import styles from './Overview.module.css';

/** What parts need, rule by rule, and what of the policy is not understood. */
export function PolicyPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(signal => api.getPolicy({ signal }), [api]),
  );
  return (
    <Panel title={t('policy.title')}>
      <PageState
        loading={<LoadingState rowHeight={48} rows={3} />}
        request={request}
      >
        {({ rules, problems }) => (
          <>
            {problems.length > 0 && <PolicyProblems problems={problems} />}
            {rules.length === 0 ? (
              <p className={styles.plain}>{t('policy.none')}</p>
            ) : (
              <PolicyTable rules={rules} />
            )}
          </>
        )}
      </PageState>
    </Panel>
  );
}

function PolicyTable(props: { rules: Policy['rules'] }) {
  const { rules } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  return (
    <DataTable
      columns={[
        {
          title: t('policy.rule'),
          cell: ({ title, origin }) => (
            <span className={styles.stack}>
              <strong>{title}</strong>
              <span className={styles.quiet} title={origin}>
                {fileNameOf(origin)}
              </span>
            </span>
          ),
        },
        {
          title: t('policy.about'),
          cell: ({ kind, types }) =>
            [kind, types.join(', ')].filter(Boolean).join(': ') ||
            t('policy.everything'),
        },
        {
          title: t('policy.signals'),
          cell: ({ signals }) =>
            signals.map(signal => t(`signal.${signal}`)).join(', ') ||
            t('policy.nothing'),
        },
        {
          title: t('policy.parts'),
          cell: ({ parts }) => format.number(parts),
        },
      ]}
      keyOf={({ origin, title }) => `${origin} ${title}`}
      label={t('policy.title')}
      rows={rules}
    />
  );
}

/** The end of a path or an address says enough beside each rule. */
function fileNameOf(origin: string): string {
  return origin.slice(origin.lastIndexOf('/') + 1);
}
