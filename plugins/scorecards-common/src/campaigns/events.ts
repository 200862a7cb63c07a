import { z } from 'zod';

/**
 * What can happen to a campaign. Each is published as an event of its own.
 *
 * @public
 */
export const campaignEventNames = [
  'created',
  'edited',
  'started',
  'achieved',
  'missed',
  'closed',
] as const;

/** @public */
export type CampaignEventName = (typeof campaignEventNames)[number];

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
export const campaignEventSchema = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  /** The last day, as `2026-11-21`. */
  dueOn: z.iso.date(),
});

/** @public */
export type CampaignEvent = z.output<typeof campaignEventSchema>;
