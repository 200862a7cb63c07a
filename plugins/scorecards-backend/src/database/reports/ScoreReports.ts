import {
  applyKeyset,
  DatabaseTime,
  KeysetColumn,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  EntitySummary,
  Page,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import {
  countRows,
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntitySummary,
} from './scope';

/** Where an entity stands on a scorecard. */
export interface StandingScore {
  entityId: number;
  scorecardId: string;
  level: number;
  exempted: number;
  levelSince: Date;
  points: number;
  maxPoints: number;
  known: number;
  applicable: number;
}

/** An entity's place on a scorecard. */
export interface ScoreOfEntity extends StandingScore {
  entity: EntitySummary;
}

type ScoreRow = {
  entity_id: number;
  scorecard_id: string;
  level: number;
  exempted: number;
  level_since: DatabaseTime;
  points: number;
  max_points: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  ratio: number;
  attention: number;
};

type EntityScoreRow = ScoreRow & EntityColumns & { entity_name: string };

const REF: KeysetColumn = { column: 'entity.ref', type: 'text', order: 'asc' };

const SORTS: Record<
  'attention' | 'name' | 'points',
  { by: KeysetColumn; valueOf: (row: EntityScoreRow) => string | number }
> = {
  attention: {
    by: { column: 'score_current.attention', type: 'number', order: 'desc' },
    valueOf: row => row.attention,
  },
  name: {
    by: { column: 'entity.name', type: 'text', order: 'asc' },
    valueOf: row => row.entity_name,
  },
  points: {
    by: { column: 'score_current.ratio', type: 'number', order: 'asc' },
    valueOf: row => row.ratio,
  },
};

/** Which entities of a scorecard are asked for. */
export interface ScoreSelection {
  scorecardId: string;
  levels?: number[];
  /** Only entities with such a verdict of one of these checks. */
  having?: { statuses: VerdictStatus[]; checkIds: string[] };
}

/** The SQL of where single entities stand. */
export class ScoreReports {
  constructor(private readonly db: Knex) {}

  /** A page of the entities on a scorecard. */
  async list(
    options: { sort: keyof typeof SORTS } & ScoreSelection &
      ReadScope &
      PageRequest,
    tx: Knex,
  ): Promise<Page<ScoreOfEntity>> {
    const { limit } = options;
    const { by, valueOf } = SORTS[options.sort];
    const matching = this.#select(tx, options);
    const page = this.#columns(matching.clone()).limit(limit + 1);
    applyKeyset(page, [by, REF], options.cursor);
    const found: EntityScoreRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      valueOf(row),
      row.entity_ref,
    ]);
    return {
      items: rows.map(toScoreOfEntity),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /** The entities on a scorecard that follow on another: to go through all. */
  async listByRef(
    options: { after?: string; limit: number } & ScoreSelection & ReadScope,
    tx: Knex,
  ): Promise<ScoreOfEntity[]> {
    const { after, limit } = options;
    const rows: EntityScoreRow[] = await this.#columns(
      this.#select(tx, options),
    )
      .modify((query: Knex.QueryBuilder) => {
        if (after !== undefined) {
          query.where('entity.ref', '>', after);
        }
      })
      .orderBy('entity.ref')
      .limit(limit);
    return rows.map(toScoreOfEntity);
  }

  /** Where an entity stands on every scorecard that it is on. */
  async listOfEntity(entityRef: string): Promise<StandingScore[]> {
    const rows: ScoreRow[] = await this.db('score_current')
      .join('entity', 'entity.id', 'score_current.entity_id')
      .where('entity.ref', entityRef)
      .select('score_current.*');
    return rows.map(toStandingScore);
  }

  #select(tx: Knex, options: ScoreSelection & ReadScope): Knex.QueryBuilder {
    const { scorecardId, levels, having } = options;
    return this.#scores(tx, options)
      .where('score_current.scorecard_id', scorecardId)
      .modify((query: Knex.QueryBuilder) => {
        if (levels) {
          query.whereIn('score_current.level', levels);
        }
        if (having) {
          query.whereExists(
            tx('verdict_current')
              .whereRaw('verdict_current.entity_id = entity.id')
              .whereIn('verdict_current.check_id', having.checkIds)
              .whereIn('verdict_current.status', having.statuses)
              .select('verdict_current.entity_id'),
          );
        }
      });
  }

  #scores(tx: Knex, scope: ReadScope): Knex.QueryBuilder {
    return entitiesIn(tx, scope).join(
      'score_current',
      'score_current.entity_id',
      'entity.id',
    );
  }

  #columns(query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query.select(
      ...ENTITY_COLUMNS,
      'entity.id as entity_id',
      'entity.name as entity_name',
      'score_current.*',
    );
  }
}

function toScoreOfEntity(row: EntityScoreRow): ScoreOfEntity {
  return { entity: toEntitySummary(row), ...toStandingScore(row) };
}

function toStandingScore(row: ScoreRow): StandingScore {
  const known = row.pass + row.warn + row.fail;
  return {
    entityId: row.entity_id,
    scorecardId: row.scorecard_id,
    level: row.level,
    exempted: row.exempted,
    levelSince: toDate(row.level_since),
    points: row.points,
    maxPoints: row.max_points,
    known,
    applicable: known + row.unknown,
  };
}
