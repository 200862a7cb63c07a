import {
  EntitySummary,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import {
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  ReadScope,
  toEntitySummary,
} from '../database/reports/scope';

/** An entity that is not on the highest level of a scorecard. */
export interface OpenScore {
  entityId: number;
  entity: EntitySummary;
  scorecardId: string;
  level: number;
}

/** What a check says about an entity. */
export interface VerdictOfEntity {
  entityId: number;
  checkId: string;
  status: VerdictStatus;
  message: string;
}

/** The SQL of entities that could rise. */
export class LiftReports {
  constructor(private readonly db: Knex) {}

  /** Those nearest to all points first; one more than asked for tells of others. */
  async listOpen(
    options: {
      /** By scorecard: the number of its levels. */
      levels: Map<string, number>;
      limit: number;
    } & ReadScope,
  ): Promise<OpenScore[]> {
    const { levels, limit } = options;
    const rows: Array<
      EntityColumns & { entity_id: number; scorecard_id: string; level: number }
    > = await entitiesIn(this.db, options)
      .join('score_current', 'score_current.entity_id', 'entity.id')
      .where(below => {
        below.whereRaw('1 = 0');
        for (const [scorecardId, highest] of levels) {
          below.orWhere(each =>
            each
              .where('score_current.scorecard_id', scorecardId)
              .where('score_current.level', '<', highest),
          );
        }
      })
      .where('score_current.max_points', '>', 0)
      .orderBy([
        { column: 'score_current.ratio', order: 'desc' },
        { column: 'entity.ref' },
        { column: 'score_current.scorecard_id' },
      ])
      .limit(limit)
      .select(
        ...ENTITY_COLUMNS,
        'entity.id as entity_id',
        'score_current.scorecard_id',
        'score_current.level',
      );
    return rows.map(row => ({
      entityId: row.entity_id,
      entity: toEntitySummary(row),
      scorecardId: row.scorecard_id,
      level: row.level,
    }));
  }

  async listVerdicts(
    entityIds: number[],
    checkIds: string[],
  ): Promise<VerdictOfEntity[]> {
    const rows: Array<{
      entity_id: number;
      check_id: string;
      status: VerdictStatus;
      message: string;
    }> = await this.db('verdict_current')
      .whereIn('entity_id', entityIds)
      .whereIn('check_id', checkIds)
      .select('entity_id', 'check_id', 'status', 'message');
    return rows.map(row => ({
      entityId: row.entity_id,
      checkId: row.check_id,
      status: row.status,
      message: row.message,
    }));
  }
}
