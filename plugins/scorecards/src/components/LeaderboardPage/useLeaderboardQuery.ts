import {
  SearchFilter,
  useSearchFilter,
} from '@guildhall/plugin-guildhall-react';
import { GetLeaderboardQuery } from '@guildhall/plugin-scorecards-common';

/** What can be compared. */
export const DIMENSIONS = ['owner', 'system', 'domain', 'kind'] as const;

/** What the board can be ordered by. */
export const ORDERS = [
  'points',
  'moved',
  'coverage',
  'entities',
  'name',
] as const;

/** Which board is open. */
export type LeaderboardState = Required<
  Pick<GetLeaderboardQuery, 'by' | 'rollUp' | 'sort'>
> &
  Pick<GetLeaderboardQuery, 'scorecard' | 'parent'>;

const NAMES = ['by', 'scorecard', 'rollUp', 'parent', 'sort'];

/** Which board is open, from the URL of the page. */
export function useLeaderboardQuery(): SearchFilter<LeaderboardState> {
  return useSearchFilter(NAMES, toState);
}

function toState(params: URLSearchParams): LeaderboardState {
  const by = DIMENSIONS.find(each => each === params.get('by')) ?? 'owner';
  const hasTree = by === 'owner' || by === 'domain';
  const isTree = hasTree && params.get('rollUp') === 'tree';
  return {
    by,
    scorecard: params.get('scorecard') ?? undefined,
    rollUp: isTree ? 'tree' : 'flat',
    parent: isTree ? params.get('parent') ?? undefined : undefined,
    sort: ORDERS.find(each => each === params.get('sort')) ?? 'points',
  };
}
