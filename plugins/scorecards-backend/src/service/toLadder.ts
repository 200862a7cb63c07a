import {
  CompiledCheck,
  CompiledScorecard,
  EntityVerdict,
  Ladder,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { ExemptionMarks } from '../exemptions/ExemptionsInForce';
import { StandingScore } from '../database/reports/ScoreReports';
import { StoredVerdict } from '../database/VerdictStore';
import { RuleSet } from '../definitions/RuleSet';
import { ratio, toLevel, toScorecardRef, toUpcoming } from './levels';
import { VerdictPresenter } from './VerdictPresenter';

/** The ladder of a scorecard, as far as an entity has climbed it. */
export function toLadder(
  rules: RuleSet,
  scorecard: CompiledScorecard,
  score: StandingScore,
  statuses: Map<string, VerdictStatus>,
  exemptions: ExemptionMarks,
): Ladder {
  return {
    scorecard: toScorecardRef(scorecard),
    level: toLevel(scorecard, score.level).id,
    exempted: score.exempted,
    since: score.levelSince.toISOString(),
    points: score.points,
    maxPoints: score.maxPoints,
    coverage: ratio(score.known, score.applicable),
    levels: scorecard.levels.map((level, index) => ({
      ...toLevel(scorecard, index + 1),
      reached: index < score.level,
      checks: level.checks.map(({ check }) => {
        const status = statuses.get(check) ?? 'unknown';
        return {
          id: check,
          status,
          upcoming: toUpcoming(rules.checks.get(check)),
          exemption: exemptions.over(score.entityId, check, status),
        };
      }),
    })),
  };
}

/** A level that asks for a check. */
export interface Ask {
  scorecard: string;
  level: string;
  /** Whether it is the next one that the entity may reach. */
  isNext: boolean;
}

/** Who asks for which check. */
export function listAsks(
  ladders: Array<{ scorecard: CompiledScorecard; score: StandingScore }>,
): Map<string, Ask[]> {
  const asks = new Map<string, Ask[]>();
  for (const { scorecard, score } of ladders) {
    for (const [index, level] of scorecard.levels.entries()) {
      const ask = {
        scorecard: scorecard.definition.id,
        level: level.id,
        isNext: index === score.level,
      };
      for (const { check } of level.checks) {
        asks.set(check, [...(asks.get(check) ?? []), ask]);
      }
    }
  }
  return asks;
}

/** A verdict, with who asks for it and whether it is in the way. */
export function toEntityVerdict(
  presenter: VerdictPresenter,
  check: CompiledCheck,
  verdict: StoredVerdict,
  asked: Ask[],
): EntityVerdict {
  const upcoming = toUpcoming(check);
  return {
    ...presenter.present(check, verdict),
    askedBy: asked.map(({ scorecard, level }) => ({ scorecard, level })),
    next: !upcoming && asked.some(({ isNext }) => isNext),
    upcoming,
  };
}
