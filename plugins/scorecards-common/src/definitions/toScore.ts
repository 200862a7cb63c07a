import { CompiledScorecard } from './types';
import { VerdictStatus } from './vocabulary';

/**
 * Where an entity stands on a scorecard.
 *
 * @public
 */
export interface Score {
  /** 0 is below the first level, 1 is the first level. */
  level: number;
  /** Checks of the levels reached that only exemptions make up for. */
  exempted: number;
  points: number;
  maxPoints: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  notApplicable: number;
}

/** The share of a check's weight that a verdict earns. */
const EARNS: Partial<Record<VerdictStatus, number>> = { pass: 1, warn: 0.5 };

/**
 * Whether a verdict keeps an entity from a level, unless it is exempted.
 *
 * @public
 */
export function keepsFromLevel(status: VerdictStatus): boolean {
  return status === 'fail' || status === 'unknown';
}

/**
 * Where an entity stands, given its verdicts.
 *
 * @remarks
 *
 * A level is reached when no check of it, nor of any level below, fails or is
 * unknown. Points are weights: a pass earns all of a check's weight, a warning
 * half of it, and checks that are not applicable count neither way. A check
 * without a verdict, because it is broken, is unknown. An exempted check does
 * not keep from a level either, but it earns nothing and stays what it is.
 * A check in preview is left out, and a level that has no others is not yet
 * anybody's highest.
 *
 * @param isExempted - Whether an exemption lies over a check's verdict.
 * Default: there are none.
 * @public
 */
export function toScore(
  scorecard: CompiledScorecard,
  statusOf: (check: string) => VerdictStatus | undefined,
  isExempted: (check: string) => boolean = () => false,
): Score {
  const score: Score = {
    level: 0,
    exempted: 0,
    points: 0,
    maxPoints: 0,
    pass: 0,
    warn: 0,
    fail: 0,
    unknown: 0,
    notApplicable: 0,
  };
  let climbing = true;
  for (const [number, level] of scorecard.levels.entries()) {
    const checks = level.checks.filter(({ upcoming }) => !upcoming);
    const isUpcoming = checks.length < level.checks.length && !checks.length;
    const statuses = checks.map(({ check }) => statusOf(check) ?? 'unknown');
    for (const [index, status] of statuses.entries()) {
      score[status === 'not-applicable' ? 'notApplicable' : status] += 1;
      if (status !== 'not-applicable') {
        score.maxPoints += checks[index].weight;
        score.points += checks[index].weight * (EARNS[status] ?? 0);
      }
    }
    const open = checks.filter((_, index) => keepsFromLevel(statuses[index]));
    climbing &&= open.every(({ check }) => isExempted(check));
    if (climbing && !isUpcoming) {
      score.level = number + 1;
      score.exempted += open.length;
    }
  }
  // Where nothing applies there is nothing to be proud of either.
  return score.maxPoints > 0 ? score : { ...score, level: 0, exempted: 0 };
}
