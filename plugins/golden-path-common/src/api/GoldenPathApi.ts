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
