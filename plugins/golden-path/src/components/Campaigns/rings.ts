import { Campaign, CampaignDetail } from '@guildhall/plugin-golden-path-common';
import { lacksPullRequest } from '../../lacksPullRequest';

type Ring = Campaign['rings'][number];

/** How far the upgrades of a ring, or of a campaign, are. */
export type Progress = Omit<Ring, 'name'>;

/** Where upgrades stand, what is finished first. */
export const PROGRESS_PARTS = [
  'merged',
  'proposed',
  'declined',
  'failed',
  'waiting',
] as const;

/** One of them. */
export type ProgressPart = (typeof PROGRESS_PARTS)[number];

/** All rings of a campaign together. */
export function totalOf(rings: readonly Ring[]): Progress {
  const total = {
    services: 0,
    merged: 0,
    proposed: 0,
    conflicts: 0,
    declined: 0,
    failed: 0,
  };
  for (const ring of rings) {
    total.services += ring.services;
    total.merged += ring.merged;
    total.proposed += ring.proposed;
    total.conflicts += ring.conflicts;
    total.declined += ring.declined;
    total.failed += ring.failed;
  }
  return total;
}

/** How many services are in each part; they add up to all of them. */
export function partsOf(progress: Progress): Record<ProgressPart, number> {
  const { services, merged, proposed, declined, failed } = progress;
  const waiting = services - merged - proposed - declined - failed;
  return { merged, proposed, declined, failed, waiting: Math.max(0, waiting) };
}

/** How many services would be proposed again: those that failed half-way, too. */
export function countRetryable({ services }: CampaignDetail): number {
  return services.filter(
    ({ upgrade }) =>
      upgrade && (upgrade.status === 'failed' || lacksPullRequest(upgrade)),
  ).length;
}

/** Whether services of a ring that has begun are still being proposed. */
export function isAtWork({ status, ring, rings }: Campaign): boolean {
  return (
    status === 'running' &&
    rings.slice(0, ring + 1).some(each => partsOf(each).waiting > 0)
  );
}
