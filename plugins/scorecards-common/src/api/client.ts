import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { Page } from './common';
import {
  EntityReport,
  ListVerdictHistoryQuery,
  ListVerdictsQuery,
  RefreshResponse,
  Verdict,
  VerdictChange,
} from './entities';
import {
  Fact,
  FactChange,
  FactSource,
  PushFactsRequest,
  PushFactsResponse,
} from './facts';
import { Health } from './health';
import {
  GetScorecardQuery,
  GetTrendQuery,
  ListMovementsQuery,
  ListScorecardEntitiesQuery,
  ListScorecardGroupsQuery,
  ListScorecardsQuery,
  Movement,
  ScorecardDetail,
  ScorecardEntity,
  ScorecardGroup,
  ScorecardSummary,
  ScorecardTrend,
} from './scorecards';

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * The HTTP API of the scorecards plugin. Every method rejects with a
 * `ResponseError` when the backend does not answer with success.
 *
 * @public
 */
export interface ScorecardsApi {
  listScorecards(
    query?: ListScorecardsQuery,
    options?: RequestOptions,
  ): Promise<Page<ScorecardSummary>>;
  getScorecard(
    id: string,
    query?: GetScorecardQuery,
    options?: RequestOptions,
  ): Promise<ScorecardDetail>;
  listScorecardEntities(
    id: string,
    query?: ListScorecardEntitiesQuery,
    options?: RequestOptions,
  ): Promise<Page<ScorecardEntity>>;
  listScorecardGroups(
    id: string,
    query: ListScorecardGroupsQuery,
    options?: RequestOptions,
  ): Promise<Page<ScorecardGroup>>;
  getTrend(
    id: string,
    query?: GetTrendQuery,
    options?: RequestOptions,
  ): Promise<ScorecardTrend>;
  listMovements(
    query?: ListMovementsQuery,
    options?: RequestOptions,
  ): Promise<Page<Movement>>;
  listVerdicts(
    query?: ListVerdictsQuery,
    options?: RequestOptions,
  ): Promise<Page<Verdict>>;
  getEntityReport(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityReport>;
  listVerdictHistory(
    entityRef: string,
    query?: ListVerdictHistoryQuery,
    options?: RequestOptions,
  ): Promise<Page<VerdictChange>>;
  refreshEntity(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<RefreshResponse>;
  getFacts(
    query: { entityRef: string; source?: string; at?: string },
    options?: RequestOptions,
  ): Promise<{ items: Fact[] }>;
  getFactHistory(
    query: {
      entityRef: string;
      source: string;
      cursor?: string;
      limit?: number;
    },
    options?: RequestOptions,
  ): Promise<Page<FactChange>>;
  pushFacts(
    request: PushFactsRequest,
    options?: RequestOptions,
  ): Promise<PushFactsResponse>;
  listSources(options?: RequestOptions): Promise<{ items: FactSource[] }>;
  getHealth(options?: RequestOptions): Promise<Health>;
}

/**
 * The client of {@link ScorecardsApi}; works wherever a `fetch` knows how to
 * resolve `plugin://` addresses, as Backstage's fetch API does.
 *
 * @public
 */
export class ScorecardsClient implements ScorecardsApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  listScorecards(query?: ListScorecardsQuery, options?: RequestOptions) {
    return this.#get<Page<ScorecardSummary>>('/scorecards', query, options);
  }

  getScorecard(
    id: string,
    query?: GetScorecardQuery,
    options?: RequestOptions,
  ) {
    return this.#get<ScorecardDetail>(scorecardPath(id), query, options);
  }

  listScorecardEntities(
    id: string,
    query?: ListScorecardEntitiesQuery,
    options?: RequestOptions,
  ) {
    return this.#get<Page<ScorecardEntity>>(
      `${scorecardPath(id)}/entities`,
      query,
      options,
    );
  }

  listScorecardGroups(
    id: string,
    query: ListScorecardGroupsQuery,
    options?: RequestOptions,
  ) {
    return this.#get<Page<ScorecardGroup>>(
      `${scorecardPath(id)}/groups`,
      query,
      options,
    );
  }

  getTrend(id: string, query?: GetTrendQuery, options?: RequestOptions) {
    return this.#get<ScorecardTrend>(
      `${scorecardPath(id)}/trend`,
      query,
      options,
    );
  }

  listMovements(query?: ListMovementsQuery, options?: RequestOptions) {
    return this.#get<Page<Movement>>('/movements', query, options);
  }

  listVerdicts(query?: ListVerdictsQuery, options?: RequestOptions) {
    return this.#get<Page<Verdict>>('/verdicts', query, options);
  }

  getEntityReport(entityRef: string, options?: RequestOptions) {
    return this.#get<EntityReport>(entityPath(entityRef), undefined, options);
  }

  listVerdictHistory(
    entityRef: string,
    query?: ListVerdictHistoryQuery,
    options?: RequestOptions,
  ) {
    return this.#get<Page<VerdictChange>>(
      `${entityPath(entityRef)}/history`,
      query,
      options,
    );
  }

  refreshEntity(entityRef: string, options?: RequestOptions) {
    return this.#post<RefreshResponse>(
      `${entityPath(entityRef)}/refresh`,
      undefined,
      options,
    );
  }

  getFacts(
    query: { entityRef: string; source?: string; at?: string },
    options?: RequestOptions,
  ) {
    return this.#get<{ items: Fact[] }>('/facts', query, options);
  }

  getFactHistory(
    query: {
      entityRef: string;
      source: string;
      cursor?: string;
      limit?: number;
    },
    options?: RequestOptions,
  ) {
    return this.#get<Page<FactChange>>('/facts/history', query, options);
  }

  pushFacts(request: PushFactsRequest, options?: RequestOptions) {
    return this.#post<PushFactsResponse>('/facts', request, options);
  }

  listSources(options?: RequestOptions) {
    return this.#get<{ items: FactSource[] }>('/sources', undefined, options);
  }

  getHealth(options?: RequestOptions) {
    return this.#get<Health>('/health', undefined, options);
  }

  #get<T>(path: string, query?: object, options?: RequestOptions): Promise<T> {
    const search = toSearch(query).toString();
    return this.#request(search ? `${path}?${search}` : path, {
      signal: options?.signal,
    });
  }

  #post<T>(
    path: string,
    body: object | undefined,
    options?: RequestOptions,
  ): Promise<T> {
    return this.#request(path, {
      method: 'POST',
      signal: options?.signal,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetch(`plugin://scorecards${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function toSearch(query: object = {}): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  return search;
}

function scorecardPath(id: string): string {
  return `/scorecards/${encodeURIComponent(id)}`;
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/entities/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
