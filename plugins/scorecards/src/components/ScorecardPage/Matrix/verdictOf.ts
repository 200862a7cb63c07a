import {
  ScorecardCheck,
  ScorecardEntity,
  VerdictCell,
} from '@guildhall/plugin-scorecards-common';

/** What a cell says. A check without a verdict is unknown, never good or bad. */
export function verdictOf(
  row: ScorecardEntity,
  check: ScorecardCheck,
): Omit<VerdictCell, 'check'> {
  const verdict = row.verdicts.find(each => each.check === check.id);
  return {
    status: verdict?.status ?? 'unknown',
    message: verdict?.message ?? check.problem ?? '',
    exemption: verdict?.exemption,
  };
}
