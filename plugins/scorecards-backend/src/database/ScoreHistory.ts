import {
  applyEntityAccess,
  deleteRows,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { applyEntityFilter } from './applyEntityFilter';
import { DAY_MS, dayNumberOf, endOfDay, toDay, toDayNumber } from './days';

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

/** Entities in one statement. */
const ENTITIES_AT_ONCE = 2_000;

/** Days such as `2026-11-21`. */
interface DayOptions {
  first: string;
  last: string;
}

type IntervalOptions = DayOptions & {
  groupBy?: 'owner' | 'system';
  scorecardIds?: string[];
  filter?: EntityFilter;
  access?: EntityAccess;
  /** Of the keys of entities. */
  range?: { after: number; upTo: number };
};

/** Tells where entities stood on any day. */
export class ScoreHistory {
  constructor(private readonly db: Knex) {}

  /**
   * Counts the entities of a scope on each level at the end of each day, in one
   * go.
   */
  async countByDay(
    options: DayOptions & {
      scorecardIds: string[];
      filter: EntityFilter;
      access: EntityAccess;
    },
  ): Promise<DayCount[]> {
    const counts = new Map<string, DayCount>();
    await this.#addUp(counts, options);
    return inOrder(counts);
  }

  /**
   * Counts all entities, a part of them at a time: SQLite holds everybody up
   * while it counts, and nobody waits for this.
   */
  async countAllByDay(
    options: DayOptions & { groupBy?: 'owner' | 'system' },
  ): Promise<DayCount[]> {
    const counts = new Map<string, DayCount>();
    const [{ last }] = await this.db('entity').max({ last: 'id' });
    for (let after = 0; after < last; after += ENTITIES_AT_ONCE) {
      await this.#addUp(counts, {
        ...options,
        range: { after, upTo: after + ENTITIES_AT_ONCE },
      });
      await setImmediate();
    }
    return inOrder(counts);
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'score_past', 'id', query =>
      query.where('valid_to', '<', before),
    );
  }

  async #addUp(
    counts: Map<string, DayCount>,
    options: IntervalOptions,
  ): Promise<void> {
    const { groupBy } = options;
    const first = toDayNumber(options.first);
    const last = toDayNumber(options.last);
    for (const table of ['score_current', 'score_past']) {
      for (const row of await this.#sumIntervals(table, options)) {
        const group = groupBy && (row[groupBy] ?? undefined);
        const end = Math.min(row.day_to ?? Infinity, last + 1);
        for (let day = Math.max(row.day_from, first); day < end; day++) {
          add(counts, row, group, day);
        }
      }
    }
  }

  /**
   * Adds up scores that began on the same day and ended on the same day, so
   * that each is read once, however many days it stood.
   */
  #sumIntervals(
    table: string,
    options: IntervalOptions,
  ): Promise<IntervalRow[]> {
    const { groupBy, scorecardIds, filter, access, range } = options;
    const isPast = table === 'score_past';
    const dayOf = (column: string) => dayNumberOf(this.db, column);
    // What is gone stands nowhere from the day on which it went.
    const until = isPast
      ? `case when entity.gone_at < score_past.valid_to
           then entity.gone_at else score_past.valid_to end`
      : 'entity.gone_at';
    const keys = {
      scorecard_id: `${table}.scorecard_id`,
      level: `${table}.level`,
      day_from: dayOf(`${table}.valid_from`),
      day_to: dayOf(`(${until})`),
      ...(groupBy && { [groupBy]: `entity.${groupBy}` }),
    };
    return this.db(table)
      .join('entity', 'entity.id', `${table}.entity_id`)
      .where(`${table}.valid_from`, '<=', endOfDay(options.last))
      .modify((query: Knex.QueryBuilder) => {
        if (isPast) {
          query.where(`${table}.valid_to`, '>', endOfDay(options.first));
        }
        if (range) {
          query
            .where('entity.id', '>', range.after)
            .where('entity.id', '<=', range.upTo);
        }
        if (scorecardIds) {
          query.whereIn(`${table}.scorecard_id`, scorecardIds);
        }
        applyEntityFilter(query, filter ?? {});
        applyEntityAccess(query, access ?? { entities: 'all' });
        for (const [name, key] of Object.entries(keys)) {
          query.select(this.db.raw(`${key} as ??`, [name]));
          query.groupByRaw(key);
        }
      })
      .count({ entities: '*' })
      .sum({
        points: 'points',
        max_points: 'max_points',
        known: this.db.raw('pass + warn + fail'),
        applicable: this.db.raw('pass + warn + fail + ??.unknown', [table]),
      });
  }
}

function inOrder(counts: Map<string, DayCount>): DayCount[] {
  return [...counts.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

type IntervalRow = {
  scorecard_id: string;
  level: number;
  /** Days since 1970; the first one on whose end it stood. */
  day_from: number;
  /** The first day on whose end it did not stand any more, if there is one. */
  day_to: number | null;
  owner?: string | null;
  system?: string | null;
  entities: number | string;
  points: number | string;
  max_points: number | string;
  known: number | string;
  applicable: number | string;
};

function add(
  counts: Map<string, DayCount>,
  row: IntervalRow,
  group: string | undefined,
  day: number,
): void {
  const { scorecard_id: scorecardId, level } = row;
  const key = JSON.stringify([scorecardId, level, day, group]);
  const count = counts.get(key) ?? {
    scorecardId,
    day: toDay(new Date(day * DAY_MS)),
    group,
    level,
    entities: 0,
    points: 0,
    maxPoints: 0,
    known: 0,
    applicable: 0,
  };
  count.entities += Number(row.entities);
  count.points += Number(row.points);
  count.maxPoints += Number(row.max_points);
  count.known += Number(row.known);
  count.applicable += Number(row.applicable);
  counts.set(key, count);
}
