import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  DataTable,
  EmptyState,
  LoadingState,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiFilterOffLine } from '@remixicon/react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { useServiceColumns } from './useServiceColumns';
import { useServicesFilter } from './useServicesFilter';

const PAGE_SIZE = 50;

/** One page of the services that the filter lets through. */
export function ServicesList() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const { filter, clearFilter } = useServicesFilter();
  const { cursor } = usePaging();
  const columns = useServiceColumns();

  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listServices(
          { ...filter, cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [goldenPathApi, filter, cursor],
    ),
  );

  return (
    <Panel title={t('services.list')}>
      <PageState
        empty={
          <EmptyState
            action={
              <Button onPress={clearFilter} variant="secondary">
                {t('services.filter.clear')}
              </Button>
            }
            icon={<RiFilterOffLine />}
            title={t('services.noneMatches')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={48} rows={6} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <DataTable
              columns={columns}
              keyOf={({ entityRef }) => entityRef}
              label={t('services.list')}
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
