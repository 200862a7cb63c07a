import { parseEntityRef } from '@backstage/catalog-model';
import { CampaignsApi, CampaignsClient } from './clients/campaigns';
import { ExemptionsApi, ExemptionsClient } from './clients/exemptions';
import { GateApi, GateClient } from './clients/GateClient';
import { RollUpsApi, RollUpsClient } from './clients/rollups';
import { WorkbenchApi, WorkbenchClient } from './clients/workbench';
import { Page } from './common';
import {
  EntityReport,
  ListVerdictHistoryQuery,
  ListVerdictsQuery,
  RefreshResponse,
  Verdict,
  VerdictChange,
} from './entities';
import { ExportScorecardQuery } from './export';
import {
  Fact,
  FactChange,
  FactSource,
  PushFactsRequest,
  PushFactsResponse,
} from './facts';
import { Health } from './health';
import { RequestOptions, Requests } from './Requests';
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
 * The HTTP API of the scorecards plugin. Every method rejects with a
 * `ResponseError` when the backend does not answer with success.
 *
 * @public
 */
export interface ScorecardsApi {
  readonly workbench: WorkbenchApi;
  readonly exemptions: ExemptionsApi;
  readonly rollUps: RollUpsApi;
  readonly campaigns: CampaignsApi;
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
  /** Every entity on a scorecard with its verdicts, as a file. */
  exportScorecard(
    id: string,
    query: ExportScorecardQuery,
    options?: RequestOptions,
  ): Promise<Blob>;
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
  /** For programs that judge by themselves; no page does. */
  readonly gate: GateApi;
  readonly workbench: WorkbenchApi;
  readonly #requests: Requests;
  readonly exemptions: ExemptionsApi;
  readonly rollUps: RollUpsApi;
  readonly campaigns: CampaignsApi;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#requests = new Requests(options.fetchApi);
    this.gate = new GateClient(this.#requests);
    this.workbench = new WorkbenchClient(this.#requests);
    this.exemptions = new ExemptionsClient(this.#requests);
    this.rollUps = new RollUpsClient(this.#requests);
    this.campaigns = new CampaignsClient(this.#requests);
  }

  listScorecards(query?: ListScorecardsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<ScorecardSummary>>(
      '/scorecards',
      query,
      options,
    );
  }

  getScorecard(
    id: string,
    query?: GetScorecardQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.get<ScorecardDetail>(
      scorecardPath(id),
      query,
      options,
    );
  }

  listScorecardEntities(
    id: string,
    query?: ListScorecardEntitiesQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.get<Page<ScorecardEntity>>(
      `${scorecardPath(id)}/entities`,
      query,
      options,
    );
  }

  exportScorecard(
    id: string,
    query: ExportScorecardQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.download(
      `${scorecardPath(id)}/export`,
      query,
      options,
    );
  }

  listScorecardGroups(
    id: string,
    query: ListScorecardGroupsQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.get<Page<ScorecardGroup>>(
      `${scorecardPath(id)}/groups`,
      query,
      options,
    );
  }

  getTrend(id: string, query?: GetTrendQuery, options?: RequestOptions) {
    return this.#requests.get<ScorecardTrend>(
      `${scorecardPath(id)}/trend`,
      query,
      options,
    );
  }

  listMovements(query?: ListMovementsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Movement>>('/movements', query, options);
  }

  listVerdicts(query?: ListVerdictsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Verdict>>('/verdicts', query, options);
  }

  getEntityReport(entityRef: string, options?: RequestOptions) {
    return this.#requests.get<EntityReport>(
      entityPath(entityRef),
      undefined,
      options,
    );
  }

  listVerdictHistory(
    entityRef: string,
    query?: ListVerdictHistoryQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.get<Page<VerdictChange>>(
      `${entityPath(entityRef)}/history`,
      query,
      options,
    );
  }

  refreshEntity(entityRef: string, options?: RequestOptions) {
    return this.#requests.post<RefreshResponse>(
      `${entityPath(entityRef)}/refresh`,
      undefined,
      options,
    );
  }

  getFacts(
    query: { entityRef: string; source?: string; at?: string },
    options?: RequestOptions,
  ) {
    return this.#requests.get<{ items: Fact[] }>('/facts', query, options);
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
    return this.#requests.get<Page<FactChange>>(
      '/facts/history',
      query,
      options,
    );
  }

  pushFacts(request: PushFactsRequest, options?: RequestOptions) {
    return this.#requests.post<PushFactsResponse>('/facts', request, options);
  }

  listSources(options?: RequestOptions) {
    return this.#requests.get<{ items: FactSource[] }>(
      '/sources',
      undefined,
      options,
    );
  }

  getHealth(options?: RequestOptions) {
    return this.#requests.get<Health>('/health', undefined, options);
  }
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
