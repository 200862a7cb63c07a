import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiFilterOffLine, RiRadarLine } from '@remixicon/react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { PartFilterBar } from '../PartFilterBar';
import { Heatmap } from './Heatmap';
import { HeatmapLegend } from './HeatmapLegend';
import { OrderSelect } from './OrderSelect';
import { useOrder } from './useOrder';

const PAGE_SIZE = 50;

/** Every part with every signal that it needs, most dangerous first. */
export function HeatmapPage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const { filter, isFiltered, clearFilter } = usePartFilter();
  const { cursor } = usePaging();
  const { order } = useOrder();

  const request = useRequest(
    useCallback(
      signal =>
        api.listParts(
          { ...filter.parts, ...filter.cells, order, cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [api, filter, order, cursor],
    ),
  );

  return (
    <PageBody isPage>
      <PartFilterBar cells={['signal', 'rung']} />
      <Panel
        actions={<OrderSelect />}
        description={t('heatmap.description')}
        title={t('heatmap.title')}
      >
        <HeatmapLegend />
        <PageState
          empty={
            isFiltered ? (
              <EmptyState
                action={
                  <Button onPress={clearFilter} variant="secondary">
                    {t('filter.clear')}
                  </Button>
                }
                icon={<RiFilterOffLine />}
                title={t('heatmap.none')}
              />
            ) : (
              <EmptyState
                description={t('heatmap.emptyText')}
                icon={<RiRadarLine />}
                title={t('heatmap.empty')}
              />
            )
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={56} rows={8} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              <Heatmap parts={items} signals={filter.cells.signal} />
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
    </PageBody>
  );
}
