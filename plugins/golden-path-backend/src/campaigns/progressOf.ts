import { gte } from 'semver';
import { CampaignMember } from './campaignRows';

/** How far a service of a campaign is. */
export type MemberProgress =
  | 'waiting'
  | 'in-progress'
  | 'proposed'
  | 'merged'
  | 'declined'
  | 'failed';

/** What its repository says comes before what is known of its upgrade. */
export function progressOf(
  member: CampaignMember,
  toVersion: string,
): MemberProgress {
  const { state, upgrade, version } = member;
  if (version && gte(version, toVersion)) {
    return 'merged';
  }
  if (state === 'queued') {
    return 'in-progress';
  }
  switch (upgrade?.status) {
    case 'merged':
    case 'declined':
    case 'failed':
    case 'proposed':
      return upgrade.status;
    case 'preview':
      return state === 'done' ? 'in-progress' : 'waiting';
    default:
      return state === 'done' ? 'failed' : 'waiting';
  }
}

/** Whether nothing is left to do for a service. */
export function isSettled(progress: MemberProgress): boolean {
  return progress === 'merged' || progress === 'declined';
}

/** Whether a service may get further when it is proposed once more. */
export function isToRetry(member: CampaignMember, toVersion: string): boolean {
  const progress = progressOf(member, toVersion);
  // A proposed upgrade has a reason only for its lack of a pull request.
  const lacksPullRequest =
    progress === 'proposed' && member.upgrade?.reason !== undefined;
  return progress === 'failed' || lacksPullRequest;
}
