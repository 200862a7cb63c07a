import {
  applyEntityAccess,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { applyEntityFilter } from './applyEntityFilter';
import { DAY_MS, dayNumberOf, endOfDay, toDay } from './days';

/** How many entities moved on one day, and why. */
export interface DayMoves {
  improved: number;
  declined: number;
  /** Risen because of a changed rule, scorecard or exemption. */
  ruleUp: number;
  /** Fallen for the same reasons. */
  ruleDown: number;
  /** No longer on the scorecard, or in the catalog. */
  left: number;
}

type Options = {
  scorecardId: string;
  /** The first day, as `2026-11-21`. */
  first: string;
  last: string;
  filter?: EntityFilter;
  access: EntityAccess;
};

/** Tells why entities stand elsewhere than the day before. */
export class MoveHistory {
  constructor(private readonly db: Knex) {}

  /**
   * The moves of each day on which there were any. Coming from where nothing
   * was known is not a move.
   */
  async countByDay(options: Options): Promise<Map<string, DayMoves>> {
    const days = new Map<string, DayMoves>();
    const add = (day: number, move: keyof DayMoves, count: number | string) => {
      const key = toDay(new Date(day * DAY_MS));
      const moves = days.get(key) ?? noMoves();
      moves[move] += Number(count);
      days.set(key, moves);
    };
    for (const { day, cause, rose, count } of await this.#sumMoves(options)) {
      const isUp = Boolean(Number(rose));
      if (cause === 'rule') {
        add(day, isUp ? 'ruleUp' : 'ruleDown', count);
      } else {
        add(day, isUp ? 'improved' : 'declined', count);
      }
    }
    for (const { day, count } of await this.#sumLeft(options)) {
      add(day, 'left', count);
    }
    for (const { day, count } of await this.#sumGone(options)) {
      add(day, 'left', count);
    }
    return days;
  }

  async #sumMoves(options: Options): Promise<
    Array<{
      day: number;
      cause: string | null;
      rose: number | string;
      count: number | string;
    }>
  > {
    const rose = 'case when next_level > level then 1 else 0 end';
    const day = dayNumberOf(this.db, 'score_past.valid_to');
    return this.#past(options)
      .whereRaw('next_level <> level')
      .whereRaw('pass + warn + fail > 0')
      .select('cause', this.db.raw(`${day} as day, ${rose} as rose`))
      .groupByRaw(`cause, ${day}, ${rose}`)
      .count({ count: '*' });
  }

  async #sumLeft(
    options: Options,
  ): Promise<Array<{ day: number; count: number | string }>> {
    const day = dayNumberOf(this.db, 'score_past.valid_to');
    return this.#past(options)
      .whereNull('next_level')
      .select(this.db.raw(`${day} as day`))
      .groupByRaw(day)
      .count({ count: '*' });
  }

  async #sumGone(
    options: Options,
  ): Promise<Array<{ day: number; count: number | string }>> {
    const day = dayNumberOf(this.db, 'entity.gone_at');
    return this.#scores('score_current', options)
      .whereBetween('entity.gone_at', toTimes(options))
      .select(this.db.raw(`${day} as day`))
      .groupByRaw(day)
      .count({ count: '*' });
  }

  #past(options: Options): Knex.QueryBuilder {
    return this.#scores('score_past', options)
      .whereBetween('score_past.valid_to', toTimes(options))
      .whereRaw(
        '(entity.gone_at is null or score_past.valid_to < entity.gone_at)',
      );
  }

  #scores(
    table: 'score_current' | 'score_past',
    { scorecardId, filter, access }: Options,
  ): Knex.QueryBuilder {
    return this.db(table)
      .join('entity', 'entity.id', `${table}.entity_id`)
      .where(`${table}.scorecard_id`, scorecardId)
      .modify((query: Knex.QueryBuilder) => {
        applyEntityFilter(query, filter ?? {});
        applyEntityAccess(query, access);
      });
  }
}

function toTimes({ first, last }: Options): [Date, Date] {
  return [new Date(`${first}T00:00:00Z`), endOfDay(last)];
}

function noMoves(): DayMoves {
  return { improved: 0, declined: 0, ruleUp: 0, ruleDown: 0, left: 0 };
}
