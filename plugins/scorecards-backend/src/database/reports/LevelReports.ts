import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { entitiesIn, ReadScope } from './scope';

/** How the entities of one level of a scorecard add up. */
export interface LevelTotals {
  scorecardId: string;
  group?: string;
  level: number;
  entities: number;
  /** Of them, those whose level rests on exemptions. */
  exempted: number;
  points: number;
  maxPoints: number;
  statuses: Record<VerdictStatus, number>;
}

type LevelTotalsRow = Record<
  | 'entities'
  | 'exempted'
  | 'points'
  | 'max_points'
  | 'pass'
  | 'warn'
  | 'fail'
  | 'unknown'
  | 'not_applicable',
  number | string
> & {
  scorecard_id: string;
  level: number;
  owner?: string | null;
  system?: string | null;
  kind?: string | null;
  type?: string | null;
};

/** The SQL that adds up scores and verdicts. */
export class LevelReports {
  constructor(private readonly db: Knex) {}

  /** Where entities stand, by scorecard and level, and by group if asked for. */
  async sumLevels(
    options: {
      scorecardIds: string[];
      groupBy?: 'owner' | 'system' | 'kind' | 'type';
    } & ReadScope,
  ): Promise<LevelTotals[]> {
    const { scorecardIds, groupBy } = options;
    const keys = ['score_current.scorecard_id', 'score_current.level'];
    const columns = groupBy ? [...keys, `entity.${groupBy}`] : keys;
    const rows: LevelTotalsRow[] = await entitiesIn(this.db, options)
      .join('score_current', 'score_current.entity_id', 'entity.id')
      .whereIn('score_current.scorecard_id', scorecardIds)
      .groupBy(columns)
      .select(columns)
      .count({ entities: '*' })
      .sum({
        exempted: this.db.raw(
          'case when score_current.exempted > 0 then 1 else 0 end',
        ),
        points: 'points',
        max_points: 'max_points',
        pass: 'pass',
        warn: 'warn',
        fail: 'fail',
        unknown: 'score_current.unknown',
        not_applicable: 'not_applicable',
      });
    return rows.map(row => ({
      scorecardId: row.scorecard_id,
      group: groupBy && (row[groupBy] ?? undefined),
      level: row.level,
      entities: Number(row.entities),
      exempted: Number(row.exempted),
      points: Number(row.points),
      maxPoints: Number(row.max_points),
      statuses: {
        pass: Number(row.pass),
        warn: Number(row.warn),
        fail: Number(row.fail),
        unknown: Number(row.unknown),
        'not-applicable': Number(row.not_applicable),
      },
    }));
  }

  /** How many verdicts of each status the checks of a scorecard have. */
  async countVerdicts(
    options: { scorecardId: string; checkIds: string[] } & ReadScope,
  ): Promise<Array<{ checkId: string; status: VerdictStatus; count: number }>> {
    const rows: Array<{
      check_id: string;
      status: VerdictStatus;
      count: number | string;
    }> = await this.db('verdict_current')
      .whereIn('check_id', options.checkIds)
      // The index by check and status is read in order; it knows the entity.
      .whereRaw('+entity_id in (?)', [
        entitiesIn(this.db, options)
          .join('score_current', 'score_current.entity_id', 'entity.id')
          .where('score_current.scorecard_id', options.scorecardId)
          .select('entity.id'),
      ])
      .groupBy('check_id', 'status')
      .select('check_id', 'status')
      .count({ count: '*' });
    return rows.map(row => ({
      checkId: row.check_id,
      status: row.status,
      count: Number(row.count),
    }));
  }
}
