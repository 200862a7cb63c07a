import {
  CompiledScorecard,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { ScoreOfEntity } from '../database/reports/ScoreReports';
import { VerdictReports } from '../database/reports/VerdictReports';
import { checksOf, ratio, toLevel } from './levels';

/** Reads the cells of some rows of a scorecard: entities by checks. */
export class MatrixReader {
  constructor(
    private readonly verdicts: VerdictReports,
    private readonly exemptions: ExemptionsInForce,
  ) {}

  async read(
    scorecard: CompiledScorecard,
    scores: ScoreOfEntity[],
  ): Promise<ScorecardEntity[]> {
    const checks = checksOf(scorecard);
    const entityIds = scores.map(({ entityId }) => entityId);
    const exemptions = await this.exemptions.list(entityIds, new Date());
    const cells = await this.verdicts.listCells(
      entityIds,
      checks.map(({ check }) => check),
    );
    return scores.map(score => {
      const ofEntity = cells.get(score.entityId);
      return {
        entity: score.entity,
        level: toLevel(scorecard, score.level).id,
        exempted: score.exempted,
        since: score.levelSince.toISOString(),
        points: score.points,
        maxPoints: score.maxPoints,
        coverage: ratio(score.known, score.applicable),
        verdicts: checks.map(({ check, broken }) => {
          const cell = ofEntity?.get(check);
          const status = cell?.status ?? 'unknown';
          return {
            check,
            status,
            message: cell?.message ?? broken ?? 'Not evaluated yet.',
            exemption: exemptions.over(score.entityId, check, status),
          };
        }),
      };
    });
  }
}
