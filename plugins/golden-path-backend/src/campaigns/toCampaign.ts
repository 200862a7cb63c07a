import { Campaign } from '@guildhall/plugin-golden-path-common';
import { CampaignMember, StoredCampaign } from './CampaignStore';
import { MemberProgress, progressOf } from './progressOf';

/**
 * A campaign with how far its rings are. A service is counted once; those that
 * are counted nowhere wait for their turn.
 */
export function toCampaign(
  campaign: StoredCampaign,
  allMembers: CampaignMember[],
): Campaign {
  const { ringNames, ...rest } = campaign;
  const members = allMembers.filter(
    ({ campaignId }) => campaignId === campaign.id,
  );
  return {
    ...rest,
    rings: ringNames.map((name, ring) => {
      const progress = members
        .filter(member => member.ring === ring)
        .map(member => progressOf(member, campaign.toVersion));
      const count = (wanted: MemberProgress) =>
        progress.filter(found => found === wanted).length;
      return {
        name,
        services: progress.length,
        merged: count('merged'),
        proposed: count('proposed'),
        conflicts: count('conflicts'),
        declined: count('declined'),
        failed: count('failed'),
      };
    }),
  };
}
