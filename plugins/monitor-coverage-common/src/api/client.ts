import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { Page } from './common';
import { CreateDrillRequest, Drill } from './drills';
import {
  CoverageTrend,
  DecideMatchRequest,
  Gap,
  ListGapsQuery,
  ListPartsQuery,
  Part,
  PartDetail,
  Summary,
  SummaryQuery,
  TrendQuery,
  Watch,
} from './parts';
import {
  CreateProposalRequest,
  ListProposalsQuery,
  Proposal,
  ProposalList,
} from './proposals';
import {
  CreateWatchRequest,
  DueWatch,
  FindingsPage,
  GateRequest,
  GateResponse,
  Journey,
  JourneyDetail,
  ListDueWatchesQuery,
  ListFindingsQuery,
  ListUnmatchedQuery,
  ListWatchesQuery,
  Policy,
  Provider,
  RollUp,
  RollUpQuery,
  Suggestion,
  SuggestionsQuery,
  UnmatchedMonitor,
} from './upkeep';
import { RequestWaiver, WaiverRequest } from './waivers';

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * The HTTP API of the monitor coverage plugin. Every method rejects with a
 * `ResponseError` when the backend does not answer with success.
 *
 * @public
 */
export class MonitorCoverageClient {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  /** The whole system, or a part of it, in numbers. */
  getSummary(query?: SummaryQuery, options?: RequestOptions) {
    return this.#get<Summary>('/summary', query, options);
  }

  /** What the cells were at the end of each day. */
  getTrend(query?: TrendQuery, options?: RequestOptions) {
    return this.#get<CoverageTrend>('/trend', query, options);
  }

  /** Parts with their cells. */
  listParts(query?: ListPartsQuery, options?: RequestOptions) {
    return this.#get<Page<Part>>('/parts', query, options);
  }

  /** One part with the evidence of each of its cells. */
  getPart(entityRef: string, options?: RequestOptions) {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    return this.#get<PartDetail>(`/parts/${path}`, undefined, options);
  }

  /** Signals that nobody would hear of, most dangerous first. */
  listGaps(query?: ListGapsQuery, options?: RequestOptions) {
    return this.#get<Page<Gap>>('/gaps', query, options);
  }

  /** What is wrong with monitors. */
  listFindings(query?: ListFindingsQuery, options?: RequestOptions) {
    return this.#get<FindingsPage>('/hygiene', query, options);
  }

  /** Says what a monitor watches, or does not. */
  decideMatch(request: DecideMatchRequest, options?: RequestOptions) {
    return this.#post<PartDetail>('/matches', request, options);
  }

  /** Journeys by their weakest link. */
  listJourneys(options?: RequestOptions) {
    return this.#get<{ items: Journey[] }>('/journeys', undefined, options);
  }

  /** One journey with everything that it depends on. */
  getJourney(name: string, options?: RequestOptions) {
    return this.#get<JourneyDetail>(
      `/journeys/${encodeURIComponent(name)}`,
      undefined,
      options,
    );
  }

  /** Systems, domains or owners by their weakest link. */
  listRollUps(query?: RollUpQuery, options?: RequestOptions) {
    return this.#get<{ items: RollUp[] }>('/roll-ups', query, options);
  }

  /** Who looked at what, newest first. */
  listWatches(query?: ListWatchesQuery, options?: RequestOptions) {
    return this.#get<Page<Watch>>('/watches', query, options);
  }

  /** What somebody should look at, first due first. */
  listDueWatches(query?: ListDueWatchesQuery, options?: RequestOptions) {
    return this.#get<Page<DueWatch>>('/watches/queue', query, options);
  }

  /** Records that the caller looked at the monitors of a part. */
  createWatch(request: CreateWatchRequest, options?: RequestOptions) {
    return this.#post<Watch>('/watches', request, options);
  }

  /** Records that the caller made a monitor fire on purpose. */
  createDrill(request: CreateDrillRequest, options?: RequestOptions) {
    return this.#post<Drill>('/drills', request, options);
  }

  /** Asks that a signal need not be watched for a while. */
  requestWaiver(request: RequestWaiver, options?: RequestOptions) {
    return this.#post<WaiverRequest>('/waivers', request, options);
  }

  /** Where monitors are read from, and how that does. */
  listProviders(options?: RequestOptions) {
    return this.#get<{ items: Provider[] }>('/providers', undefined, options);
  }

  /** Monitors of a provider that watch no part of the catalog. */
  listUnmatched(
    provider: string,
    query?: ListUnmatchedQuery,
    options?: RequestOptions,
  ) {
    return this.#get<Page<UnmatchedMonitor>>(
      `/providers/${encodeURIComponent(provider)}/unmatched`,
      query,
      options,
    );
  }

  /** Asks all providers again now, and answers how they do. */
  refresh(options?: RequestOptions) {
    return this.#post<{ items: Provider[] }>('/providers/refresh', {}, options);
  }

  /** Rules that would close a gap. */
  listSuggestions(query: SuggestionsQuery, options?: RequestOptions) {
    return this.#get<{ items: Suggestion[] }>('/suggestions', query, options);
  }

  /** What was proposed for a part, and where the next rule would go. */
  listProposals(query: ListProposalsQuery, options?: RequestOptions) {
    return this.#get<ProposalList>('/proposals', query, options);
  }

  /** Proposes suggested rules to the repository, as a branch. */
  createProposal(request: CreateProposalRequest, options?: RequestOptions) {
    return this.#post<Proposal>('/proposals', request, options);
  }

  /** What a change of rule files does to coverage. */
  checkGate(request: GateRequest, options?: RequestOptions) {
    return this.#post<GateResponse>('/gate', request, options);
  }

  /** What parts need. */
  getPolicy(options?: RequestOptions) {
    return this.#get<Policy>('/policy', undefined, options);
  }

  #get<T>(path: string, query?: object, options?: RequestOptions): Promise<T> {
    const search = toSearch(query).toString();
    return this.#request(search ? `${path}?${search}` : path, {
      signal: options?.signal,
    });
  }

  #post<T>(path: string, body: object, options?: RequestOptions): Promise<T> {
    return this.#request(path, {
      method: 'POST',
      signal: options?.signal,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetch(
      `plugin://monitor-coverage${path}`,
      init,
    );
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
