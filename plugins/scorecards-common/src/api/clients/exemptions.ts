import { Page } from '../common';
import {
  DecideExemption,
  Exemption,
  ExemptionRules,
  ExemptionTeam,
  ListExemptionsQuery,
  ListExemptionTeamsQuery,
  RequestExemption,
} from '../exemptions';
import { ExportExemptionsQuery } from '../export';
import { RequestOptions, Requests } from '../Requests';

/**
 * Exemptions: asking for them, deciding them, and who lives with how many.
 *
 * @public
 */
export interface ExemptionsApi {
  list(
    query?: ListExemptionsQuery,
    options?: RequestOptions,
  ): Promise<Page<Exemption>>;
  /** The whole ledger, as a file. */
  export(query: ExportExemptionsQuery, options?: RequestOptions): Promise<Blob>;
  get(id: string, options?: RequestOptions): Promise<Exemption>;
  listTeams(
    query?: ListExemptionTeamsQuery,
    options?: RequestOptions,
  ): Promise<Page<ExemptionTeam>>;
  getRules(options?: RequestOptions): Promise<ExemptionRules>;
  /**
   * Asks for an exemption; for what is already exempted, or was until it
   * expired, that is its renewal.
   */
  request(
    request: RequestExemption,
    options?: RequestOptions,
  ): Promise<Exemption>;
  approve(
    id: string,
    decision: DecideExemption,
    options?: RequestOptions,
  ): Promise<Exemption>;
  deny(
    id: string,
    decision: DecideExemption,
    options?: RequestOptions,
  ): Promise<Exemption>;
  /** Takes back a request, or what is in force. */
  revoke(
    id: string,
    decision: DecideExemption,
    options?: RequestOptions,
  ): Promise<Exemption>;
}

/** The client of {@link ExemptionsApi}. */
export class ExemptionsClient implements ExemptionsApi {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  list(query?: ListExemptionsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Exemption>>('/exemptions', query, options);
  }

  export(query: ExportExemptionsQuery, options?: RequestOptions) {
    return this.#requests.download('/exemptions/export', query, options);
  }

  get(id: string, options?: RequestOptions) {
    return this.#requests.get<Exemption>(pathOf(id), undefined, options);
  }

  listTeams(query?: ListExemptionTeamsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<ExemptionTeam>>(
      '/exemptions/teams',
      query,
      options,
    );
  }

  getRules(options?: RequestOptions) {
    return this.#requests.get<ExemptionRules>(
      '/exemptions/rules',
      undefined,
      options,
    );
  }

  request(request: RequestExemption, options?: RequestOptions) {
    return this.#requests.post<Exemption>('/exemptions', request, options);
  }

  approve(id: string, decision: DecideExemption, options?: RequestOptions) {
    return this.#decide(id, 'approve', decision, options);
  }

  deny(id: string, decision: DecideExemption, options?: RequestOptions) {
    return this.#decide(id, 'deny', decision, options);
  }

  revoke(id: string, decision: DecideExemption, options?: RequestOptions) {
    return this.#decide(id, 'revoke', decision, options);
  }

  #decide(
    id: string,
    decision: 'approve' | 'deny' | 'revoke',
    body: DecideExemption,
    options?: RequestOptions,
  ) {
    return this.#requests.post<Exemption>(
      `${pathOf(id)}/${decision}`,
      body,
      options,
    );
  }
}

function pathOf(id: string): string {
  return `/exemptions/${encodeURIComponent(id)}`;
}
