import {
  CompiledScorecard,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { ScoreOfEntity } from '../database/reports/ScoreReports';
import { VerdictReports } from '../database/reports/VerdictReports';
import { checksOf, ratio, toLevel } from './levels';

/** Reads the cells of some rows of a scorecard: entities by checks. */
export class MatrixReader {
  constructor(private readonly verdicts: VerdictReports) {}

  async read(
    scorecard: CompiledScorecard,
    scores: ScoreOfEntity[],
  ): Promise<ScorecardEntity[]> {
    const checks = checksOf(scorecard);
    const cells = await this.verdicts.listCells(
      scores.map(({ entityId }) => entityId),
      checks.map(({ check }) => check),
    );
    return scores.map(score => {
      const ofEntity = cells.get(score.entityId);
      return {
        entity: score.entity,
        level: toLevel(scorecard, score.level).id,
        since: score.levelSince.toISOString(),
        points: score.points,
        maxPoints: score.maxPoints,
        coverage: ratio(score.known, score.applicable),
        verdicts: checks.map(({ check, broken }) => {
          const cell = ofEntity?.get(check);
          return {
            check,
            status: cell?.status ?? 'unknown',
            message: cell?.message ?? broken ?? 'Not evaluated yet.',
          };
        }),
      };
    });
  }
}
