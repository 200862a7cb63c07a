import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { Page } from './common';
import {
  Effect,
  ListEffectsQuery,
  Run,
  UndoResponse,
  VisitRequest,
} from './effects';
import {
  CreatePlanRequest,
  GitHostInfo,
  Plan,
  PreflightRequest,
  PreflightResponse,
} from './plans';
import {
  Feedback,
  FeedbackRequest,
  GeneratedService,
  ListFeedbackQuery,
  ListServicesQuery,
  OffBoarding,
  ServiceDetail,
} from './services';
import {
  ListTemplatesQuery,
  TemplateDetail,
  TemplateSummary,
} from './templates';
import {
  Campaign,
  CampaignDetail,
  CreateCampaignRequest,
  CreateUpgradeRequest,
  DeclineUpgradeRequest,
  ListCampaignsQuery,
  ListUpgradesQuery,
  Upgrade,
  UpgradeDetail,
  UpgradeFileContent,
} from './upgrades';

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * The HTTP API of the golden path plugin. Every method rejects with a
 * `ResponseError` when the backend does not answer with success.
 *
 * @public
 */
export interface GoldenPathApi {
  listTemplates(
    query?: ListTemplatesQuery,
    options?: RequestOptions,
  ): Promise<Page<TemplateSummary>>;
  getTemplate(name: string, options?: RequestOptions): Promise<TemplateDetail>;
  listHosts(options?: RequestOptions): Promise<{ items: GitHostInfo[] }>;
  preflight(
    request: PreflightRequest,
    options?: RequestOptions,
  ): Promise<PreflightResponse>;
  createPlan(
    request: CreatePlanRequest,
    options?: RequestOptions,
  ): Promise<Plan>;
  getRun(taskId: string, options?: RequestOptions): Promise<Run>;
  undoRun(taskId: string, options?: RequestOptions): Promise<UndoResponse>;
  recordVisit(
    id: string,
    visit: VisitRequest,
    options?: RequestOptions,
  ): Promise<void>;
  listEffects(
    query?: ListEffectsQuery,
    options?: RequestOptions,
  ): Promise<Page<Effect>>;
  undoEffect(id: string, options?: RequestOptions): Promise<UndoResponse>;
  listServices(
    query?: ListServicesQuery,
    options?: RequestOptions,
  ): Promise<Page<GeneratedService>>;
  getService(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServiceDetail>;
  refreshService(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<ServiceDetail>;
  getOffBoarding(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<OffBoarding>;
  listUpgrades(
    query?: ListUpgradesQuery,
    options?: RequestOptions,
  ): Promise<Page<Upgrade>>;
  createUpgrade(
    request: CreateUpgradeRequest,
    options?: RequestOptions,
  ): Promise<UpgradeDetail>;
  getUpgrade(id: string, options?: RequestOptions): Promise<UpgradeDetail>;
  getUpgradeFile(
    id: string,
    path: string,
    options?: RequestOptions,
  ): Promise<UpgradeFileContent>;
  proposeUpgrade(id: string, options?: RequestOptions): Promise<UpgradeDetail>;
  declineUpgrade(
    id: string,
    request: DeclineUpgradeRequest,
    options?: RequestOptions,
  ): Promise<UpgradeDetail>;
  listCampaigns(
    query?: ListCampaignsQuery,
    options?: RequestOptions,
  ): Promise<Page<Campaign>>;
  createCampaign(
    request: CreateCampaignRequest,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
  getCampaign(id: string, options?: RequestOptions): Promise<CampaignDetail>;
  advanceCampaign(
    id: string,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
  retryCampaign(id: string, options?: RequestOptions): Promise<CampaignDetail>;
  stopCampaign(id: string, options?: RequestOptions): Promise<CampaignDetail>;
  listFeedback(
    query?: ListFeedbackQuery,
    options?: RequestOptions,
  ): Promise<Page<Feedback>>;
  giveFeedback(
    request: FeedbackRequest,
    options?: RequestOptions,
  ): Promise<Feedback>;
}

/**
 * The client of {@link GoldenPathApi}; works wherever a `fetch` knows how to
 * resolve `plugin://` addresses, as Backstage's fetch API does.
 *
 * @public
 */
export class GoldenPathClient implements GoldenPathApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  listTemplates(query?: ListTemplatesQuery, options?: RequestOptions) {
    return this.#get<Page<TemplateSummary>>('/templates', query, options);
  }

  getTemplate(name: string, options?: RequestOptions) {
    return this.#get<TemplateDetail>(
      `/templates/${encodeURIComponent(name)}`,
      undefined,
      options,
    );
  }

  listHosts(options?: RequestOptions) {
    return this.#get<{ items: GitHostInfo[] }>('/hosts', undefined, options);
  }

  preflight(request: PreflightRequest, options?: RequestOptions) {
    return this.#send<PreflightResponse>(
      'POST',
      '/preflight',
      request,
      options,
    );
  }

  createPlan(request: CreatePlanRequest, options?: RequestOptions) {
    return this.#send<Plan>('POST', '/plans', request, options);
  }

  getRun(taskId: string, options?: RequestOptions) {
    return this.#get<Run>(
      `/runs/${encodeURIComponent(taskId)}`,
      undefined,
      options,
    );
  }

  undoRun(taskId: string, options?: RequestOptions) {
    return this.#send<UndoResponse>(
      'POST',
      `/runs/${encodeURIComponent(taskId)}/undo`,
      undefined,
      options,
    );
  }

  recordVisit(id: string, visit: VisitRequest, options?: RequestOptions) {
    return this.#send<void>(
      'PUT',
      `/visits/${encodeURIComponent(id)}`,
      visit,
      options,
    );
  }

  listEffects(query?: ListEffectsQuery, options?: RequestOptions) {
    return this.#get<Page<Effect>>('/effects', query, options);
  }

  undoEffect(id: string, options?: RequestOptions) {
    return this.#send<UndoResponse>(
      'POST',
      `/effects/${encodeURIComponent(id)}/undo`,
      undefined,
      options,
    );
  }

  listServices(query?: ListServicesQuery, options?: RequestOptions) {
    return this.#get<Page<GeneratedService>>('/services', query, options);
  }

  getService(entityRef: string, options?: RequestOptions) {
    return this.#get<ServiceDetail>(servicePath(entityRef), undefined, options);
  }

  refreshService(entityRef: string, options?: RequestOptions) {
    return this.#send<ServiceDetail>(
      'POST',
      `${servicePath(entityRef)}/refresh`,
      undefined,
      options,
    );
  }

  getOffBoarding(entityRef: string, options?: RequestOptions) {
    return this.#get<OffBoarding>(
      `${servicePath(entityRef)}/off-boarding`,
      undefined,
      options,
    );
  }

  listUpgrades(query?: ListUpgradesQuery, options?: RequestOptions) {
    return this.#get<Page<Upgrade>>('/upgrades', query, options);
  }

  createUpgrade(request: CreateUpgradeRequest, options?: RequestOptions) {
    return this.#send<UpgradeDetail>('POST', '/upgrades', request, options);
  }

  getUpgrade(id: string, options?: RequestOptions) {
    return this.#get<UpgradeDetail>(upgradePath(id), undefined, options);
  }

  getUpgradeFile(id: string, path: string, options?: RequestOptions) {
    return this.#get<UpgradeFileContent>(
      `${upgradePath(id)}/files`,
      { path },
      options,
    );
  }

  proposeUpgrade(id: string, options?: RequestOptions) {
    return this.#send<UpgradeDetail>(
      'POST',
      `${upgradePath(id)}/propose`,
      undefined,
      options,
    );
  }

  declineUpgrade(
    id: string,
    request: DeclineUpgradeRequest,
    options?: RequestOptions,
  ) {
    return this.#send<UpgradeDetail>(
      'POST',
      `${upgradePath(id)}/decline`,
      request,
      options,
    );
  }

  listCampaigns(query?: ListCampaignsQuery, options?: RequestOptions) {
    return this.#get<Page<Campaign>>('/campaigns', query, options);
  }

  createCampaign(request: CreateCampaignRequest, options?: RequestOptions) {
    return this.#send<CampaignDetail>('POST', '/campaigns', request, options);
  }

  getCampaign(id: string, options?: RequestOptions) {
    return this.#get<CampaignDetail>(campaignPath(id), undefined, options);
  }

  advanceCampaign(id: string, options?: RequestOptions) {
    return this.#send<CampaignDetail>(
      'POST',
      `${campaignPath(id)}/advance`,
      undefined,
      options,
    );
  }

  retryCampaign(id: string, options?: RequestOptions) {
    return this.#send<CampaignDetail>(
      'POST',
      `${campaignPath(id)}/retry`,
      undefined,
      options,
    );
  }

  stopCampaign(id: string, options?: RequestOptions) {
    return this.#send<CampaignDetail>(
      'POST',
      `${campaignPath(id)}/stop`,
      undefined,
      options,
    );
  }

  listFeedback(query?: ListFeedbackQuery, options?: RequestOptions) {
    return this.#get<Page<Feedback>>('/feedback', query, options);
  }

  giveFeedback(request: FeedbackRequest, options?: RequestOptions) {
    return this.#send<Feedback>('POST', '/feedback', request, options);
  }

  #get<T>(path: string, query?: object, options?: RequestOptions): Promise<T> {
    const search = toSearch(query).toString();
    return this.#request(search ? `${path}?${search}` : path, {
      signal: options?.signal,
    });
  }

  #send<T>(
    method: string,
    path: string,
    body: object | undefined,
    options?: RequestOptions,
  ): Promise<T> {
    return this.#request(path, {
      method,
      signal: options?.signal,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetch(`plugin://golden-path${path}`, init);
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

function servicePath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/services/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}

function upgradePath(id: string): string {
  return `/upgrades/${encodeURIComponent(id)}`;
}

function campaignPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}
