import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  DataTable,
  RelativeTime,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import { Provider } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { ProviderStatus } from './ProviderStatus';
import styles from './Providers.module.css';

const DAY_SECONDS = 86_400;

/** How each provider does: what it said last, when, and what went wrong. */
export function ProvidersTable(props: {
  providers: Provider[];
  onOpenUnmatched: (id: string) => void;
}) {
  const { providers, onOpenUnmatched } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  return (
    <DataTable
      columns={[
        {
          title: t('providers.provider'),
          cell: ({ title, id }) => (
            <span className={styles.stack}>
              <strong>{title}</strong>
              <span className={styles.quiet}>{id}</span>
            </span>
          ),
        },
        {
          title: t('providers.status'),
          cell: provider => <ProviderStatus provider={provider} />,
        },
        {
          title: t('providers.lastGood'),
          cell: ({ lastGoodAt }) =>
            lastGoodAt ? (
              <RelativeTime at={lastGoodAt} />
            ) : (
              t('providers.never')
            ),
        },
        {
          title: t('providers.monitors'),
          cell: ({ monitors }) => format.number(monitors),
        },
        {
          title: t('providers.unmatched'),
          cell: ({ id, title, unmatched }) =>
            unmatched > 0 ? (
              <Button
                aria-label={t('providers.unmatchedShow', {
                  amount: format.number(unmatched),
                  provider: title,
                })}
                onPress={() => onOpenUnmatched(id)}
                size="small"
                variant="secondary"
              >
                {format.number(unmatched)}
              </Button>
            ) : (
              format.number(unmatched)
            ),
        },
        {
          title: t('providers.retention'),
          cell: ({ retention }) =>
            retention === undefined
              ? '–'
              : t('providers.days', {
                  count: Math.floor(retention / DAY_SECONDS),
                }),
        },
      ]}
      keyOf={({ id }) => id}
      label={t('providers.title')}
      rows={providers}
    />
  );
}
