import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  Chip,
  DataTable,
  LoadingState,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { Provider } from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorName } from '../MonitorName';
import styles from './Providers.module.css';

const PAGE_SIZE = 50;

/** The monitors of a provider that watch nothing in the catalog. */
export function UnmatchedPanel(props: {
  provider: Provider;
  onClose: () => void;
}) {
  const { provider, onClose } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const { cursor } = usePaging();
  const request = useRequest(
    useCallback(
      signal =>
        api.listUnmatched(
          provider.id,
          { cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [api, provider.id, cursor],
    ),
  );
  const title = t('providers.unmatchedOf', { provider: provider.title });
  return (
    <Panel
      actions={
        <Button onPress={onClose} size="small" variant="tertiary">
          {t('providers.close')}
        </Button>
      }
      description={t('providers.unmatchedHelp')}
      heading="h3"
      title={title}
    >
      <PageState
        loading={<LoadingState rowHeight={48} rows={3} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <DataTable
              columns={[
                {
                  title: t('hygiene.monitor'),
                  cell: ({ monitor, expression }) => (
                    <span className={styles.stack}>
                      <MonitorName monitor={monitor} />
                      <code className={styles.expression}>{expression}</code>
                    </span>
                  ),
                },
                {
                  title: t('providers.labels'),
                  cell: ({ labels }) => (
                    <span className={styles.labels}>
                      {Object.entries(labels).map(([name, value]) => (
                        <Chip key={name}>
                          {name}={value}
                        </Chip>
                      ))}
                    </span>
                  ),
                },
              ]}
              keyOf={({ monitor }) => monitor.id}
              label={title}
              rows={items}
            />
            <Paging
              nextCursor={nextCursor}
              pageSize={PAGE_SIZE}
              shown={items.length}
              total={totalItems}
            />
          </>
        )}
      </PageState>
    </Panel>
  );
}
