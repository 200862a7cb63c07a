import {
  applyEntityAccess,
  applyKeyset,
  EntityAccess,
  KeysetColumn,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  EntityFilter,
  EntitySummary,
  Page,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { applyEntityFilter } from './applyEntityFilter';
import { DatabaseTime, toDate } from './time';
import { StoredVerdict, toStoredVerdict, VerdictRow } from './VerdictStore';

/** What a caller asked for, and what of it the caller may see. */
export interface ReadScope {
  filter?: EntityFilter;
  access: EntityAccess;
}

/** A page of a list. */
export interface PageRequest {
  cursor?: string;
  limit: number;
}

/** How the entities of one level of a scorecard add up. */
export interface LevelTotals {
  scorecardId: string;
  group?: string;
  level: number;
  entities: number;
  points: number;
  maxPoints: number;
  statuses: Record<VerdictStatus, number>;
}

/** An entity's place on a scorecard. */
export interface ScoreOfEntity {
  entityId: number;
  entity: EntitySummary;
  scorecardId: string;
  level: number;
  levelSince: Date;
  points: number;
  maxPoints: number;
  known: number;
  applicable: number;
}

/** An entity that went from one level to another. */
export interface StoredMovement {
  scorecardId: string;
  entity: EntitySummary;
  from: number;
  to: number;
  at: Date;
}

const ENTITY_COLUMNS = [
  'entity.ref as entity_ref',
  'entity.title as entity_title',
  'entity.kind as entity_kind',
  'entity.type as entity_type',
  'entity.owner as entity_owner',
  'entity.system as entity_system',
  'entity.lifecycle as entity_lifecycle',
];

const SORTS: Record<'attention' | 'name' | 'points', KeysetColumn[]> = {
  attention: [
    { column: 'score_current.attention', order: 'desc' },
    { column: 'entity.ref', order: 'asc' },
  ],
  name: [
    { column: 'entity.name', order: 'asc' },
    { column: 'entity.ref', order: 'asc' },
  ],
  points: [
    { column: 'score_current.ratio', order: 'asc' },
    { column: 'entity.ref', order: 'asc' },
  ],
};

/** The SQL of what pages show. Every query is limited to a {@link ReadScope}. */
export class ReportStore {
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
    const rows: LevelTotalsRow[] = await this.#scores(options)
      .whereIn('score_current.scorecard_id', scorecardIds)
      .groupBy(columns)
      .select(columns)
      .count({ entities: '*' })
      .sum({
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
    }> = await this.#scores(options)
      .where('score_current.scorecard_id', options.scorecardId)
      .join('verdict_current', 'verdict_current.entity_id', 'entity.id')
      .whereIn('verdict_current.check_id', options.checkIds)
      .groupBy('verdict_current.check_id', 'verdict_current.status')
      .select('verdict_current.check_id', 'verdict_current.status')
      .count({ count: '*' });
    return rows.map(row => ({
      checkId: row.check_id,
      status: row.status,
      count: Number(row.count),
    }));
  }

  /** A page of the entities on a scorecard. */
  async listScores(
    options: {
      scorecardId: string;
      levels?: number[];
      statuses?: VerdictStatus[];
      checkIds: string[];
      sort: 'attention' | 'name' | 'points';
    } & ReadScope &
      PageRequest,
  ): Promise<Page<ScoreOfEntity>> {
    const { scorecardId, levels, statuses, checkIds, sort, limit } = options;
    const matching = this.#scores(options)
      .where('score_current.scorecard_id', scorecardId)
      .modify((query: Knex.QueryBuilder) => {
        if (levels) {
          query.whereIn('score_current.level', levels);
        }
        if (statuses) {
          query.whereExists(
            this.db('verdict_current')
              .whereRaw('verdict_current.entity_id = entity.id')
              .whereIn('verdict_current.check_id', checkIds)
              .whereIn('verdict_current.status', statuses)
              .select('verdict_current.entity_id'),
          );
        }
      });
    const page = matching
      .clone()
      .select(
        ...ENTITY_COLUMNS,
        'entity.id as entity_id',
        'entity.name as entity_name',
        'score_current.*',
      )
      .limit(limit + 1);
    applyKeyset(page, SORTS[sort], options.cursor);
    const found: ScoreRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      sort === 'attention'
        ? row.attention
        : sort === 'name'
        ? row.entity_name
        : row.ratio,
      row.entity_ref,
    ]);
    return {
      items: rows.map(toScoreOfEntity),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /** Every scorecard that an entity is on; nothing if it cannot be read. */
  async listScoresOfEntity(
    options: { entityRef: string } & ReadScope,
  ): Promise<ScoreOfEntity[]> {
    const rows: ScoreRow[] = await this.#scores(options)
      .where('entity.ref', options.entityRef)
      .select(...ENTITY_COLUMNS, 'entity.id as entity_id', 'score_current.*');
    return rows.map(toScoreOfEntity);
  }

  /** An entity that the caller may read. */
  async findEntity(
    options: { entityRef: string } & ReadScope,
  ): Promise<{ id: number; entity: EntitySummary } | undefined> {
    const row: (EntityColumns & { entity_id: number }) | undefined =
      await this.#entities(options)
        .where('entity.ref', options.entityRef)
        .first(...ENTITY_COLUMNS, 'entity.id as entity_id');
    return row && { id: row.entity_id, entity: toEntitySummary(row) };
  }

  /** Verdicts of some entities on some checks. */
  async listVerdictsOf(
    entityIds: number[],
    checkIds: string[],
  ): Promise<StoredVerdict[]> {
    const rows = await this.db('verdict_current')
      .whereIn('entity_id', entityIds)
      .whereIn('check_id', checkIds);
    return rows.map(toStoredVerdict);
  }

  /** A page of verdicts, by entity and check. */
  async listVerdicts(
    options: {
      entityRefs?: string[];
      checkIds: string[];
      statuses?: VerdictStatus[];
    } & ReadScope &
      PageRequest,
  ): Promise<Page<{ entity: EntitySummary; verdict: StoredVerdict }>> {
    const { entityRefs, checkIds, statuses, limit } = options;
    const matching = this.#entities(options)
      .join('verdict_current', 'verdict_current.entity_id', 'entity.id')
      .whereIn('verdict_current.check_id', checkIds)
      .modify((query: Knex.QueryBuilder) => {
        if (entityRefs) {
          query.whereIn('entity.ref', entityRefs);
        }
        if (statuses) {
          query.whereIn('verdict_current.status', statuses);
        }
      });
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'verdict_current.*')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'entity.ref', order: 'asc' },
        { column: 'verdict_current.check_id', order: 'asc' },
      ],
      options.cursor,
    );
    const found: Array<EntityColumns & VerdictRow> = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.entity_ref,
      row.check_id,
    ]);
    return {
      items: rows.map(row => ({
        entity: toEntitySummary(row),
        verdict: toStoredVerdict(row),
      })),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /**
   * How many entities rose and fell since a time. Coming from where nothing
   * was known is not rising.
   */
  async countMovements(
    options: { scorecardIds: string[]; since: Date } & ReadScope,
  ): Promise<Map<string, { up: number; down: number }>> {
    const rows: Array<{
      scorecard_id: string;
      up: number | string;
      down: number | string;
    }> = await this.#movements(options)
      .groupBy('score_past.scorecard_id')
      .select('score_past.scorecard_id')
      .sum({
        up: this.db.raw('case when next_level > level then 1 else 0 end'),
        down: this.db.raw('case when next_level < level then 1 else 0 end'),
      });
    return new Map(
      rows.map(row => [
        row.scorecard_id,
        { up: Number(row.up), down: Number(row.down) },
      ]),
    );
  }

  /** A page of the entities that rose and fell, the last one first. */
  async listMovements(
    options: { scorecardIds: string[]; since: Date } & ReadScope & PageRequest,
  ): Promise<Page<StoredMovement>> {
    const matching = this.#movements(options);
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'score_past.*')
      .limit(options.limit + 1);
    applyKeyset(
      page,
      [
        { column: 'score_past.valid_to', order: 'desc' },
        { column: 'score_past.id', order: 'desc' },
      ],
      options.cursor,
    );
    const found: MovementRow[] = await page;
    const { rows, nextCursor } = toPage(found, options.limit, row => [
      row.valid_to instanceof Date ? row.valid_to.toISOString() : row.valid_to,
      row.id,
    ]);
    return {
      items: rows.map(row => ({
        scorecardId: row.scorecard_id,
        entity: toEntitySummary(row),
        from: row.level,
        to: row.next_level,
        at: toDate(row.valid_to),
      })),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  #entities({ filter, access }: ReadScope): Knex.QueryBuilder {
    const query = this.db('entity').whereNull('entity.gone_at');
    applyEntityFilter(query, filter ?? {});
    applyEntityAccess(query, access);
    return query;
  }

  #scores(scope: ReadScope): Knex.QueryBuilder {
    return this.#entities(scope).join(
      'score_current',
      'score_current.entity_id',
      'entity.id',
    );
  }

  #movements(
    options: { scorecardIds: string[]; since: Date } & ReadScope,
  ): Knex.QueryBuilder {
    return this.#entities(options)
      .join('score_past', 'score_past.entity_id', 'entity.id')
      .whereIn('score_past.scorecard_id', options.scorecardIds)
      .where('score_past.valid_to', '>', options.since)
      .whereRaw('score_past.next_level <> score_past.level')
      .whereRaw('score_past.pass + score_past.warn + score_past.fail > 0');
  }
}

async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [row] = await query.clone().count({ count: '*' });
  return Number(row.count);
}

type LevelTotalsRow = {
  scorecard_id: string;
  level: number;
  owner?: string | null;
  system?: string | null;
  kind?: string | null;
  type?: string | null;
  entities: number | string;
  points: number | string;
  max_points: number | string;
  pass: number | string;
  warn: number | string;
  fail: number | string;
  unknown: number | string;
  not_applicable: number | string;
};

type EntityColumns = {
  entity_ref: string;
  entity_title: string;
  entity_kind: string;
  entity_type: string | null;
  entity_owner: string | null;
  entity_system: string | null;
  entity_lifecycle: string | null;
};

function toEntitySummary(row: EntityColumns): EntitySummary {
  return {
    entityRef: row.entity_ref,
    title: row.entity_title,
    kind: row.entity_kind,
    type: row.entity_type ?? undefined,
    owner: row.entity_owner ?? undefined,
    system: row.entity_system ?? undefined,
    lifecycle: row.entity_lifecycle ?? undefined,
  };
}

type ScoreRow = EntityColumns & {
  entity_id: number;
  entity_name: string;
  scorecard_id: string;
  level: number;
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

type MovementRow = EntityColumns & {
  id: number;
  scorecard_id: string;
  level: number;
  next_level: number;
  valid_to: DatabaseTime;
};

function toScoreOfEntity(row: Omit<ScoreRow, 'entity_name'>): ScoreOfEntity {
  const known = row.pass + row.warn + row.fail;
  return {
    entityId: row.entity_id,
    entity: toEntitySummary(row),
    scorecardId: row.scorecard_id,
    level: row.level,
    levelSince: toDate(row.level_since),
    points: row.points,
    maxPoints: row.max_points,
    known,
    applicable: known + row.unknown,
  };
}
