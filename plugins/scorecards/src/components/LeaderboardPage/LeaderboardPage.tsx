import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  Paging,
  Panel,
  useFormat,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import {
  MIN_RANKED_COVERAGE,
  MIN_RANKED_ENTITIES,
} from '@guildhall/plugin-scorecards-common';
import { RiBarChartHorizontalLine } from '@remixicon/react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { EntityFilterBar } from '../EntityFilterBar';
import { LeaderboardControls } from './LeaderboardControls';
import { LeaderboardTable } from './LeaderboardTable';
import { useActiveScorecards } from './useActiveScorecards';
import { useLeaderboardQuery } from './useLeaderboardQuery';

const PAGE_SIZE = 50;

/** Groups side by side, with what makes the comparison fair. */
export function LeaderboardPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const format = useFormat();
  const { filter: entities } = useEntityFilter();
  const { filter: state } = useLeaderboardQuery();
  const { cursor } = usePaging();
  const scorecards = useActiveScorecards();

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.rollUps.getLeaderboard(
          { ...entities, ...state, cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, entities, state, cursor],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageBody isPage>
      <EntityFilterBar />
      <Panel
        description={t('leaderboard.fairness', {
          entities: String(MIN_RANKED_ENTITIES),
          coverage: format.percent(MIN_RANKED_COVERAGE),
        })}
        title={t('leaderboard.title')}
      >
        <LeaderboardControls scorecards={scorecards} />
        <PageState
          empty={
            <EmptyState
              description={t('leaderboard.empty.description')}
              icon={<RiBarChartHorizontalLine />}
              title={t('leaderboard.empty.title')}
            />
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={48} rows={6} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              <LeaderboardTable
                levels={
                  scorecards.find(({ id }) => id === state.scorecard)?.levels
                }
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
    </PageBody>
  );
}
