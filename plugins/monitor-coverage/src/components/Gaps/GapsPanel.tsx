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
import { usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { GapsTable } from './GapsTable';

const PAGE_SIZE = 50;

/** One page of the gaps that the filter lets through, most dangerous first. */
export function GapsPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const { filter, isFiltered } = usePartFilter();
  const { cursor } = usePaging();

  const request = useRequest(
    useCallback(
      signal =>
        api.listGaps(
          {
            ...filter.parts,
            signal: filter.cells.signal,
            cursor,
            limit: PAGE_SIZE,
          },
          { signal },
        ),
      [api, filter, cursor],
    ),
  );

  return (
    <Panel description={t('gaps.description')} title={t('gaps.title')}>
      <PageState
        empty={
          <EmptyState
            description={isFiltered ? undefined : t('gaps.noneText')}
            icon={<RiEyeLine />}
            title={isFiltered ? t('gaps.noneMatches') : t('gaps.none')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={56} rows={6} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <GapsTable gaps={items} />
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
