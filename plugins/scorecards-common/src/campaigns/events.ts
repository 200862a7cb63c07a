/**
 * What can happen to a campaign. Each is published as an event of its own.
 *
 * @public
 */
export type CampaignEventName =
  | 'created'
  | 'edited'
  | 'started'
  | 'achieved'
  | 'missed'
  | 'closed';

/**
 * The topic of an event of campaigns.
 *
 * @public
 */
export function campaignTopic(name: CampaignEventName): string {
  return `guildhall.scorecards.campaign.${name}`;
}

/**
 * The payload of the events of campaigns.
 *
 * @public
 */
export type CampaignEvent = {
  id: string;
  title: string;
  owner: string;
  /** The last day, as `2026-11-21`. */
  dueOn: string;
};
