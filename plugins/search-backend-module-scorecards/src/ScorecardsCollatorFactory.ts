import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import {
  MAX_PAGE_SIZE,
  SCORECARDS_SEARCH_TYPE,
  ScorecardDetail,
  scorecardReadPermission,
  ScorecardsApi,
  ScorecardsClient,
} from '@guildhall/plugin-scorecards-common';
import { Readable } from 'node:stream';
import { createPluginFetch } from './createPluginFetch';
import { toDocuments } from './toDocuments';

/**
 * Collects checks and scorecards, one scorecard at a time. Who finds them is
 * who may read scorecards.
 */
export class ScorecardsCollatorFactory implements DocumentCollatorFactory {
  readonly type = SCORECARDS_SEARCH_TYPE;
  readonly visibilityPermission = scorecardReadPermission;
  readonly #scorecards: ScorecardsApi;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#scorecards = new ScorecardsClient({
      fetchApi: { fetch: createPluginFetch(options) },
    });
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#collect());
  }

  async *#collect(): AsyncGenerator<IndexableDocument> {
    const known = new Set<string>();
    for await (const scorecard of this.#scorecardsOneByOne()) {
      for (const { id, document } of toDocuments(scorecard)) {
        if (!known.has(id)) {
          known.add(id);
          yield document;
        }
      }
    }
  }

  async *#scorecardsOneByOne(): AsyncGenerator<ScorecardDetail> {
    let cursor: string | undefined;
    do {
      const page = await this.#scorecards.listScorecards({
        cursor,
        limit: MAX_PAGE_SIZE,
      });
      for (const { id } of page.items) {
        yield await this.#scorecards.getScorecard(id);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}
