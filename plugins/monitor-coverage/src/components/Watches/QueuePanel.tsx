import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiEyeLine } from '@remixicon/react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { QueueTable } from './QueueTable';
import { useQueueFilter } from './useQueueFilter';

const PAGE_SIZE = 50;

/** The parts that somebody should look at, first due first. */
export function QueuePanel(props: { onRecorded: () => void }) {
  const { onRecorded } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const { filter, isFiltered } = useQueueFilter();
  const { cursor } = usePaging();

  const request = useRequest(
    useCallback(
      signal =>
        api.listDueWatches({ ...filter, cursor, limit: PAGE_SIZE }, { signal }),
      [api, filter, cursor],
    ),
  );

  return (
    <Panel description={t('watches.description')} title={t('watches.title')}>
      <PageState
        empty={
          <EmptyState
            description={isFiltered ? undefined : t('watches.noneText')}
            icon={<RiEyeLine />}
            title={isFiltered ? t('watches.noneMatches') : t('watches.none')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={56} rows={6} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <QueueTable
              items={items}
              onRecorded={() => {
                request.reload();
                onRecorded();
              }}
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
