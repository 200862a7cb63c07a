import {
  applyKeyset,
  DatabaseTime,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { EntitySummary, Page } from '@guildhall/plugin-scorecards-common';
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

/** An entity that went from one level to another. */
export interface StoredMovement {
  scorecardId: string;
  entity: EntitySummary;
  from: number;
  to: number;
  at: Date;
}

type MovementRow = EntityColumns & {
  scorecard_id: string;
  level: number;
  next_level: number;
  valid_to: DatabaseTime;
};

/**
 * The SQL of who rose and fell. Coming from where nothing was known is not
 * rising.
 */
export class MovementReports {
  constructor(private readonly db: Knex) {}

  /** How many entities rose and fell since a time, by scorecard. */
  async count(
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
  async list(
    options: { scorecardIds: string[]; since: Date } & ReadScope & PageRequest,
  ): Promise<Page<StoredMovement>> {
    const matching = this.#movements(options);
    const page = matching
      .clone()
      .select(
        ...ENTITY_COLUMNS,
        'score_past.scorecard_id',
        'score_past.level',
        'score_past.next_level',
        'score_past.valid_to',
      )
      .limit(options.limit + 1);
    applyKeyset(
      page,
      [
        { column: 'score_past.valid_to', type: 'time', order: 'desc' },
        { column: 'entity.ref', type: 'text', order: 'asc' },
        { column: 'score_past.scorecard_id', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: MovementRow[] = await page;
    const { rows, nextCursor } = toPage(found, options.limit, row => [
      toDate(row.valid_to).getTime(),
      row.entity_ref,
      row.scorecard_id,
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

  #movements(
    options: { scorecardIds: string[]; since: Date } & ReadScope,
  ): Knex.QueryBuilder {
    return entitiesIn(this.db, options)
      .join('score_past', 'score_past.entity_id', 'entity.id')
      .whereIn('score_past.scorecard_id', options.scorecardIds)
      .where('score_past.valid_to', '>', options.since)
      .whereRaw('score_past.next_level <> score_past.level')
      .whereRaw('score_past.pass + score_past.warn + score_past.fail > 0');
  }
}
