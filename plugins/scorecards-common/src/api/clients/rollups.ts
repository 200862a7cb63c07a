import { Page } from '../common';
import { RequestOptions, Requests } from '../Requests';
import {
  GetLeaderboardQuery,
  LeaderboardRow,
  ListNextActionsQuery,
  NextActionsPage,
} from '../rollups';

/**
 * Where groups stand next to each other, and what to do next.
 *
 * @public
 */
export interface RollUpsApi {
  getLeaderboard(
    query: GetLeaderboardQuery,
    options?: RequestOptions,
  ): Promise<Page<LeaderboardRow>>;
  listNextActions(
    query?: ListNextActionsQuery,
    options?: RequestOptions,
  ): Promise<NextActionsPage>;
}

/** The client of {@link RollUpsApi}. */
export class RollUpsClient implements RollUpsApi {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  getLeaderboard(query: GetLeaderboardQuery, options?: RequestOptions) {
    return this.#requests.get<Page<LeaderboardRow>>(
      '/leaderboard',
      query,
      options,
    );
  }

  listNextActions(query?: ListNextActionsQuery, options?: RequestOptions) {
    return this.#requests.get<NextActionsPage>('/next-actions', query, options);
  }
}
