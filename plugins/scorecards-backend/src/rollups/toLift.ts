import {
  CompiledCheckReference,
  CompiledScorecard,
  keepsFromLevel,
  toScore,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';

/** The next level of an entity on a scorecard. */
export interface Lift {
  /** The checks that keep it from there. */
  checks: CompiledCheckReference[];
  /** Where it stands when they pass: that can be higher than the next level. */
  to: number;
}

/**
 * What lifts an entity: the checks of the lowest level that is not reached
 * which are neither satisfied nor exempted. Those of the levels below are, or
 * it would not stand where it stands.
 *
 * @returns Nothing where nothing keeps it from rising.
 */
export function toLift(
  scorecard: CompiledScorecard,
  level: number,
  statusOf: (check: string) => VerdictStatus | undefined,
  isExempted: (check: string) => boolean,
): Lift | undefined {
  for (const { checks } of scorecard.levels.slice(level)) {
    const open = checks.filter(
      ({ check, upcoming }) =>
        !upcoming &&
        keepsFromLevel(statusOf(check) ?? 'unknown') &&
        !isExempted(check),
    );
    if (open.length > 0) {
      const mended = new Set(open.map(({ check }) => check));
      const after = toScore(
        scorecard,
        check => (mended.has(check) ? 'pass' : statusOf(check)),
        isExempted,
      );
      return { checks: open, to: after.level };
    }
  }
  return undefined;
}
