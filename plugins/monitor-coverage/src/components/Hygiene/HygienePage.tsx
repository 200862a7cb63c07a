import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  FilterBar,
  LoadingState,
  MyTeamsFilter,
  PageBody,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiCheckDoubleLine } from '@remixicon/react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { FindingKinds } from './FindingKinds';
import { FindingsTable } from './FindingsTable';
import { useFindingsFilter } from './useFindingsFilter';

const PAGE_SIZE = 50;

/** What is wrong with monitors, by kind, and what to do about it. */
export function HygienePage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const { filter, isFiltered, setFilter, clearFilter } = useFindingsFilter();
  const { cursor } = usePaging();

  const request = useRequest(
    useCallback(
      signal =>
        api.listFindings({ ...filter, cursor, limit: PAGE_SIZE }, { signal }),
      [api, filter, cursor],
    ),
  );

  return (
    <PageBody isPage>
      <FilterBar isFiltered={isFiltered} onClear={clearFilter}>
        <MyTeamsFilter
          onChange={owner => setFilter({ owner })}
          value={filter.owner}
        />
      </FilterBar>
      <PageState
        loading={<LoadingState rowHeight={72} rows={5} />}
        request={request}
      >
        {({ items, totalItems, nextCursor, counts }) => (
          <>
            <FindingKinds counts={counts} />
            <Panel title={t('hygiene.title')}>
              {items.length === 0 ? (
                <EmptyState
                  description={isFiltered ? undefined : t('hygiene.noneText')}
                  icon={<RiCheckDoubleLine />}
                  title={
                    isFiltered ? t('hygiene.noneMatches') : t('hygiene.none')
                  }
                />
              ) : (
                <>
                  <FindingsTable findings={items} />
                  <Paging
                    nextCursor={nextCursor}
                    pageSize={PAGE_SIZE}
                    shown={items.length}
                    total={totalItems}
                  />
                </>
              )}
            </Panel>
          </>
        )}
      </PageState>
    </PageBody>
  );
}
