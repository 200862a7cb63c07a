import {
  EntityVerdict,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';

const URGENCY: VerdictStatus[] = [
  'fail',
  'unknown',
  'warn',
  'pass',
  'not-applicable',
];

/**
 * Puts verdicts in the order in which to work on them: what keeps the entity
 * from its next level first, the least effort first among those. What has no
 * effort declared comes after what has.
 */
export function orderByAttention(verdicts: EntityVerdict[]): EntityVerdict[] {
  const isInTheWay = ({ next, status }: EntityVerdict) =>
    next && (status === 'fail' || status === 'unknown');
  return [...verdicts].sort(
    (a, b) =>
      Number(isInTheWay(b)) - Number(isInTheWay(a)) ||
      URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status) ||
      (a.check.effort ?? Infinity) - (b.check.effort ?? Infinity) ||
      a.check.title.localeCompare(b.check.title),
  );
}
