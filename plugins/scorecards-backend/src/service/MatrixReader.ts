import { inSnapshot } from '@guildhall/plugin-guildhall-node';
import {
  CompiledScorecard,
  Page,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { ScoreOfEntity, ScoreReports } from '../database/reports/ScoreReports';
import { VerdictReports } from '../database/reports/VerdictReports';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { checksOf, ratio, toLevel } from './levels';

/**
 * Reads rows of a scorecard with their cells: entities by checks. A row's level
 * and its verdicts are of one moment, also while facts arrive.
 */
export class MatrixReader {
  constructor(
    private readonly options: {
      db: Knex;
      exemptions: ExemptionsInForce;
      scores: ScoreReports;
      verdicts: VerdictReports;
    },
  ) {}

  /** A page of rows. */
  async list(
    scorecard: CompiledScorecard,
    request: Parameters<ScoreReports['list']>[0],
  ): Promise<Page<ScorecardEntity>> {
    const { db, scores } = this.options;
    return inSnapshot(db, async tx => {
      const page = await scores.list(request, tx);
      return { ...page, items: await this.#read(tx, scorecard, page.items) };
    });
  }

  /** The rows that follow on another: to go through all. */
  async listByRef(
    scorecard: CompiledScorecard,
    request: Parameters<ScoreReports['listByRef']>[0],
  ): Promise<ScorecardEntity[]> {
    const { db, scores } = this.options;
    return inSnapshot(db, async tx =>
      this.#read(tx, scorecard, await scores.listByRef(request, tx)),
    );
  }

  async #read(
    tx: Knex,
    scorecard: CompiledScorecard,
    scores: ScoreOfEntity[],
  ): Promise<ScorecardEntity[]> {
    const { exemptions, verdicts } = this.options;
    const checks = checksOf(scorecard);
    const entityIds = scores.map(({ entityId }) => entityId);
    const marks = await exemptions.list(entityIds, new Date(), tx);
    const cells = await verdicts.listCells(
      entityIds,
      checks.map(({ check }) => check),
      tx,
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
            exemption: marks.over(score.entityId, check, status),
          };
        }),
      };
    });
  }
}
