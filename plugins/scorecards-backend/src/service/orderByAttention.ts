import {
  EntityVerdict,
  keepsFromLevel,
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
 * effort declared comes after what has, and what is exempted does not press
 * more than a warning does.
 */
export function orderByAttention(verdicts: EntityVerdict[]): EntityVerdict[] {
  const isInTheWay = ({ exemption, next, status }: EntityVerdict) =>
    next && keepsFromLevel(status) && !exemption;
  const urgencyOf = ({ exemption, status }: EntityVerdict) =>
    URGENCY.indexOf(exemption ? 'warn' : status);
  return [...verdicts].sort(
    (a, b) =>
      Number(isInTheWay(b)) - Number(isInTheWay(a)) ||
      urgencyOf(a) - urgencyOf(b) ||
      (a.check.effort ?? Infinity) - (b.check.effort ?? Infinity) ||
      a.check.title.localeCompare(b.check.title),
  );
}
