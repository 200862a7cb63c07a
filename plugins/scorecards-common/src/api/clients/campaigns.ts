import {
  Campaign,
  CampaignDetail,
  CampaignEntity,
  CloseCampaign,
  CreateCampaign,
  EditCampaign,
  GetCampaignQuery,
  ListCampaignEntitiesQuery,
  ListCampaignsQuery,
} from '../campaigns';
import { Page } from '../common';
import { RequestOptions, Requests } from '../Requests';

/**
 * Campaigns: goals for many entities by a day.
 *
 * @public
 */
export interface CampaignsApi {
  list(
    query?: ListCampaignsQuery,
    options?: RequestOptions,
  ): Promise<Page<Campaign>>;
  get(
    id: string,
    query?: GetCampaignQuery,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
  listEntities(
    id: string,
    query?: ListCampaignEntitiesQuery,
    options?: RequestOptions,
  ): Promise<Page<CampaignEntity>>;
  create(
    campaign: CreateCampaign,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
  edit(
    id: string,
    campaign: EditCampaign,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
  /** Ends a campaign before its time; what it reached stays to be read. */
  close(
    id: string,
    request: CloseCampaign,
    options?: RequestOptions,
  ): Promise<CampaignDetail>;
}

/** The client of {@link CampaignsApi}. */
export class CampaignsClient implements CampaignsApi {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  list(query?: ListCampaignsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<Campaign>>('/campaigns', query, options);
  }

  get(id: string, query?: GetCampaignQuery, options?: RequestOptions) {
    return this.#requests.get<CampaignDetail>(toPath(id), query, options);
  }

  listEntities(
    id: string,
    query?: ListCampaignEntitiesQuery,
    options?: RequestOptions,
  ) {
    return this.#requests.get<Page<CampaignEntity>>(
      `${toPath(id)}/entities`,
      query,
      options,
    );
  }

  create(campaign: CreateCampaign, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>('/campaigns', campaign, options);
  }

  edit(id: string, campaign: EditCampaign, options?: RequestOptions) {
    return this.#requests.put<CampaignDetail>(toPath(id), campaign, options);
  }

  close(id: string, request: CloseCampaign, options?: RequestOptions) {
    return this.#requests.post<CampaignDetail>(
      `${toPath(id)}/close`,
      request,
      options,
    );
  }
}

function toPath(id: string): string {
  return `/campaigns/${encodeURIComponent(id)}`;
}
