import { Knex } from 'knex';
import { upsertRows } from '@guildhall/plugin-guildhall-node';
import { DayCount, ScoreHistory } from './ScoreHistory';
import { daysBetween, toDay } from './days';

/** Days in one statement. */
const DAYS_PER_QUERY = 30;

type DailyRow = {
  scorecard_id: string;
  day: string;
  dimension: 'all' | 'owner' | 'system';
  group_ref: string;
  level: number;
  entities: number;
  points: number;
  max_points: number;
  known: number;
  applicable: number;
};

/** The daily series that trends are drawn from. */
export class DailyScores {
  constructor(
    private readonly db: Knex,
    private readonly history: ScoreHistory,
  ) {}

  /**
   * Writes the days since the last run, that run's day, and today.
   *
   * @param fromStart - Also all days before, because the past was added to.
   */
  async update(now: Date, fromStart: boolean): Promise<void> {
    const first = fromStart
      ? await this.history.getStart()
      : (await this.#getLastDay()) ?? (await this.history.getStart());
    if (!first) {
      return;
    }
    const days = daysBetween(first, now);
    for (let start = 0; start < days.length; start += DAYS_PER_QUERY) {
      await this.#write(days.slice(start, start + DAYS_PER_QUERY));
    }
  }

  /** The series of a group, oldest first; only days that were measured. */
  async list(options: {
    scorecardIds: string[];
    since: Date;
    dimension: DailyRow['dimension'];
    group: string;
  }): Promise<DayCount[]> {
    const rows = await this.db<DailyRow>('score_daily')
      .whereIn('scorecard_id', options.scorecardIds)
      .where('day', '>=', toDay(options.since))
      .where({ dimension: options.dimension, group_ref: options.group })
      .orderBy('day');
    return rows.map(row => ({
      scorecardId: row.scorecard_id,
      day: row.day,
      level: row.level,
      entities: row.entities,
      points: row.points,
      maxPoints: row.max_points,
      known: row.known,
      applicable: row.applicable,
    }));
  }

  async purge(before: Date): Promise<number> {
    return this.db('score_daily').where('day', '<', toDay(before)).delete();
  }

  async #getLastDay(): Promise<Date | undefined> {
    const row = await this.db<DailyRow>('score_daily')
      .orderBy('day', 'desc')
      .first('day');
    return row && new Date(row.day);
  }

  async #write(days: string[]): Promise<void> {
    const counts: DailyRow[] = [];
    for (const dimension of ['all', 'owner', 'system'] as const) {
      const rows = await this.history.countByDay({
        days,
        groupBy: dimension === 'all' ? undefined : dimension,
      });
      counts.push(
        ...rows.map(row => ({
          scorecard_id: row.scorecardId,
          day: row.day,
          dimension,
          group_ref: row.group ?? '',
          level: row.level,
          entities: row.entities,
          points: row.points,
          max_points: row.maxPoints,
          known: row.known,
          applicable: row.applicable,
        })),
      );
    }
    await this.db.transaction(async tx => {
      await tx('score_daily').whereIn('day', days).delete();
      await upsertRows(tx, 'score_daily', counts, [
        'scorecard_id',
        'day',
        'dimension',
        'group_ref',
        'level',
      ]);
    });
  }
}
