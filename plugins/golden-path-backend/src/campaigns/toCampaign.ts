import { Campaign } from '@guildhall/plugin-golden-path-common';
import { CampaignMember, StoredCampaign } from './campaignRows';
import { MemberProgress, progressOf } from './progressOf';

/**
 * A campaign with how far its rings are. A service is counted once, but that
 * `conflicts` are some of `proposed`; those that are counted nowhere wait for
 * their turn.
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
      const inRing = members.filter(member => member.ring === ring);
      const find = (wanted: MemberProgress) =>
        inRing.filter(
          member => progressOf(member, campaign.toVersion) === wanted,
        );
      const count = (wanted: MemberProgress) => find(wanted).length;
      return {
        name,
        services: inRing.length,
        merged: count('merged'),
        proposed: count('proposed'),
        conflicts: find('proposed').filter(
          ({ upgrade }) => upgrade !== undefined && upgrade.conflicts > 0,
        ).length,
        declined: count('declined'),
        failed: count('failed'),
      };
    }),
  };
}
