import {
  applyEntityAccess,
  deleteRows,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { applyEntityFilter } from './applyEntityFilter';
import { endOfDay } from './days';

/** How many entities stood on one level of a scorecard at the end of a day. */
export interface DayCount {
  scorecardId: string;
  day: string;
  /** The owner or the system that was grouped by. */
  group?: string;
  level: number;
  entities: number;
  points: number;
  maxPoints: number;
  known: number;
  applicable: number;
}

/** Tells where entities stood on any day. */
export class ScoreHistory {
  constructor(private readonly db: Knex) {}

  /** Counts the entities on each level at the end of each day. */
  async countByDay(options: {
    days: string[];
    groupBy?: 'owner' | 'system';
    scorecardIds?: string[];
    filter?: EntityFilter;
    access?: EntityAccess;
  }): Promise<DayCount[]> {
    const { days, groupBy, scorecardIds, filter, access } = options;
    const group = groupBy ? [`entity.${groupBy}`] : [];
    const counted = ['current', 'past'].map(table => {
      const score = `score_${table}`;
      return this.db
        .from(this.#days(days))
        .join(score, `${score}.valid_from`, '<=', 'days.day_end')
        .join('entity', 'entity.id', `${score}.entity_id`)
        .where(open => {
          open
            .whereNull('entity.gone_at')
            .orWhereRaw('entity.gone_at > days.day_end');
        })
        .modify((query: Knex.QueryBuilder) => {
          if (table === 'past') {
            query.whereRaw('score_past.valid_to > days.day_end');
          }
          if (scorecardIds) {
            query.whereIn(`${score}.scorecard_id`, scorecardIds);
          }
          applyEntityFilter(query, filter ?? {});
          applyEntityAccess(query, access ?? { entities: 'all' });
        })
        .groupBy(
          'days.day',
          `${score}.scorecard_id`,
          `${score}.level`,
          ...group,
        )
        .select('days.day', `${score}.scorecard_id`, `${score}.level`, ...group)
        .count({ entities: '*' })
        .sum({
          points: 'points',
          max_points: 'max_points',
          known: this.db.raw('pass + warn + fail'),
          applicable: this.db.raw('pass + warn + fail + ??.unknown', [score]),
        });
    });
    const rows = (await Promise.all(counted)).flat();
    return merge(
      rows.map(row => ({
        scorecardId: row.scorecard_id,
        day: row.day,
        group: groupBy && (row[groupBy] ?? undefined),
        level: row.level,
        entities: Number(row.entities),
        points: Number(row.points),
        maxPoints: Number(row.max_points),
        known: Number(row.known),
        applicable: Number(row.applicable),
      })),
    );
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'score_past', 'id', query =>
      query.where('valid_to', '<', before),
    );
  }

  /** The days as a table, with the moment at which each ends. */
  #days(days: string[]): Knex.Raw {
    const isPostgres = this.db.client.config.client === 'pg';
    const select = isPostgres
      ? 'select ?::text as day, ?::timestamptz as day_end'
      : 'select ? as day, ? as day_end';
    return this.db.raw(
      `(${days.map(() => select).join(' union all ')}) as days`,
      days.flatMap(day => [day, endOfDay(day)]),
    );
  }
}

/** Adds up what current and past scores give for the same day and level. */
function merge(counts: DayCount[]): DayCount[] {
  const merged = new Map<string, DayCount>();
  for (const count of counts) {
    const key = JSON.stringify([
      count.scorecardId,
      count.day,
      count.group,
      count.level,
    ]);
    const sum = merged.get(key);
    if (sum) {
      sum.entities += count.entities;
      sum.points += count.points;
      sum.maxPoints += count.maxPoints;
      sum.known += count.known;
      sum.applicable += count.applicable;
    } else {
      merged.set(key, count);
    }
  }
  return [...merged.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
