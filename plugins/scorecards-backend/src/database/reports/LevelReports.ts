import { inTurns, SumCache } from '@guildhall/plugin-guildhall-node';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { getChangeVersion } from '../changeMarks';
import { entitiesIn, ReadScope } from './scope';

/** Checks in one statement: SQLite holds everybody up while it counts. */
const CHECKS_AT_ONCE = 5;

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

type SumOptions = {
  scorecardIds: string[];
  groupBy?: 'owner' | 'system' | 'kind' | 'type';
} & ReadScope;

type CountOptions = { scorecardId: string; checkIds: string[] } & ReadScope;

/** How many verdicts of a status a check has. */
interface VerdictCount {
  checkId: string;
  status: VerdictStatus;
  count: number;
}

/**
 * The SQL that adds up scores and verdicts, whatever their number. What it
 * found is kept until something changes.
 */
export class LevelReports {
  readonly #levels: SumCache<LevelTotals[]>;
  readonly #verdicts: SumCache<VerdictCount[]>;

  constructor(private readonly db: Knex) {
    const getVersion = async () => getChangeVersion(db);
    this.#levels = new SumCache(getVersion);
    this.#verdicts = new SumCache(getVersion);
  }

  /** Where entities stand, by scorecard and level, and by group if asked for. */
  async sumLevels({
    scorecardIds,
    groupBy,
    access,
    filter,
  }: SumOptions): Promise<LevelTotals[]> {
    const key = { scorecardIds, groupBy, access, filter };
    return this.#levels.get(key, () => this.#sumLevels(key));
  }

  /** How many verdicts of each status the checks of a scorecard have. */
  async countVerdicts({
    scorecardId,
    checkIds,
    access,
    filter,
  }: CountOptions): Promise<VerdictCount[]> {
    const key = { scorecardId, checkIds, access, filter };
    return this.#verdicts.get(key, async () => {
      const counts: VerdictCount[] = [];
      for await (const slice of inTurns(checkIds, CHECKS_AT_ONCE)) {
        counts.push(
          ...(await this.#countVerdicts({ ...key, checkIds: slice })),
        );
      }
      return counts;
    });
  }

  async #sumLevels(options: SumOptions): Promise<LevelTotals[]> {
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

  async #countVerdicts(options: CountOptions): Promise<VerdictCount[]> {
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
