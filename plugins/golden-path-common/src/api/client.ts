import { parseEntityRef } from '@backstage/catalog-model';
import { Page } from './common';
import {
  Effect,
  ListEffectsQuery,
  Run,
  UndoResponse,
  VisitRequest,
} from './effects';
import { GoldenPathApi, RequestOptions } from './GoldenPathApi';
import {
  CreatePlanRequest,
  GitHostInfo,
  Plan,
  PreflightRequest,
  PreflightResponse,
} from './plans';
import { Requests } from './Requests';
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
 * The client of {@link GoldenPathApi}; works wherever a `fetch` knows how to
 * resolve `plugin://` addresses, as Backstage's fetch API does.
 *
 * @public
 */
export class GoldenPathClient implements GoldenPathApi {
  readonly #requests: Requests;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#requests = new Requests(options.fetchApi.fetch);
  }

  listTemplates(query?: ListTemplatesQuery, options?: RequestOptions) {
    return this.#requests.get<Page<TemplateSummary>>('/templates', {
      ...options,
      query,
    });
  }

  getTemplate(name: string, options?: RequestOptions) {
    return this.#requests.get<TemplateDetail>(
      `/templates/${encodeURIComponent(name)}`,
      options,
    );
  }

  listHosts(options?: RequestOptions) {
    return this.#requests.get<{ items: GitHostInfo[] }>('/hosts', options);
  }

  preflight(request: PreflightRequest, options?: RequestOptions) {
    return this.#requests.post<PreflightResponse>('/preflight', {
      ...options,
      body: request,
    });
  }

  createPlan(request: CreatePlanRequest, options?: RequestOptions) {
    return this.#requests.post<Plan>('/plans', { ...options, body: request });
  }

  getRun(taskId: string, options?: RequestOptions) {
    return this.#requests.get<Run>(
      `/runs/${encodeURIComponent(taskId)}`,
      options,
    );
  }

  undoRun(taskId: string, options?: RequestOptions) {
    return this.#requests.post<UndoResponse>(
      `/runs/${encodeURIComponent(taskId)}/undo`,
      options,
    );
  }

  recordVisit(id: string, visit: VisitRequest, options?: RequestOptions) {
    return this.#requests.put<void>(`/visits/${encodeURIComponent(id)}`, {
      ...options,
      body: visit,
    });
  }

  listEffects(query?: ListEffectsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Effect>>('/effects', { ...options, query });
  }

  undoEffect(id: string, options?: RequestOptions) {
    return this.#requests.post<UndoResponse>(
      `/effects/${encodeURIComponent(id)}/undo`,
      options,
    );
  }

  listServices(query?: ListServicesQuery, options?: RequestOptions) {
    return this.#requests.get<Page<GeneratedService>>('/services', {
      ...options,
      query,
    });
  }

  getService(entityRef: string, options?: RequestOptions) {
    return this.#requests.get<ServiceDetail>(servicePath(entityRef), options);
  }

  refreshService(entityRef: string, options?: RequestOptions) {
    return this.#requests.post<ServiceDetail>(
      `${servicePath(entityRef)}/refresh`,
      options,
    );
  }

  getOffBoarding(entityRef: string, options?: RequestOptions) {
    return this.#requests.get<OffBoarding>(
      `${servicePath(entityRef)}/off-boarding`,
      options,
    );
  }

  listUpgrades(query?: ListUpgradesQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Upgrade>>('/upgrades', {
      ...options,
      query,
    });
  }

  createUpgrade(request: CreateUpgradeRequest, options?: RequestOptions) {
    return this.#requests.post<UpgradeDetail>('/upgrades', {
      ...options,
      body: request,
    });
  }

  getUpgrade(id: string, options?: RequestOptions) {
    return this.#requests.get<UpgradeDetail>(upgradePath(id), options);
  }

  getUpgradeFile(id: string, path: string, options?: RequestOptions) {
    return this.#requests.get<UpgradeFileContent>(`${upgradePath(id)}/files`, {
      ...options,
      query: { path },
    });
  }

  proposeUpgrade(id: string, options?: RequestOptions) {
    return this.#requests.post<UpgradeDetail>(
      `${upgradePath(id)}/propose`,
      options,
    );
  }

  declineUpgrade(
    id: string,
    request: DeclineUpgradeRequest,
    options?: RequestOptions,
  ) {
    return this.#requests.post<UpgradeDetail>(`${upgradePath(id)}/decline`, {
      ...options,
      body: request,
    });
  }

  listCampaigns(query?: ListCampaignsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Campaign>>('/campaigns', {
      ...options,
      query,
    });
  }

  createCampaign(request: CreateCampaignRequest, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>('/campaigns', {
      ...options,
      body: request,
    });
  }

  getCampaign(id: string, options?: RequestOptions) {
    return this.#requests.get<CampaignDetail>(campaignPath(id), options);
  }

  advanceCampaign(id: string, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>(
      `${campaignPath(id)}/advance`,
      options,
    );
  }

  retryCampaign(id: string, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>(
      `${campaignPath(id)}/retry`,
      options,
    );
  }

  stopCampaign(id: string, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>(
      `${campaignPath(id)}/stop`,
      options,
    );
  }

  listFeedback(query?: ListFeedbackQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Feedback>>('/feedback', {
      ...options,
      query,
    });
  }

  giveFeedback(request: FeedbackRequest, options?: RequestOptions) {
    return this.#requests.post<Feedback>('/feedback', {
      ...options,
      body: request,
    });
  }
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
