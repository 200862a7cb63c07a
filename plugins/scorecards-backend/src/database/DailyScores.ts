import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { inSlices, upsertRows } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { clearMarks, listMarks } from './changeMarks';
import { daysBetween, toDay } from './days';
import { DayCount, ScoreHistory } from './ScoreHistory';

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
  /** @param keep - How far back days are written, as nobody sees more. */
  constructor(
    private readonly db: Knex,
    private readonly history: ScoreHistory,
    private readonly keep: HumanDuration,
  ) {}

  /** Writes today, and all days again that are not as they were written. */
  async update(now: Date): Promise<void> {
    const due = await listMarks(this.db);
    const last = await this.#getLastDay();
    const changed = due.map(({ since }) => toDay(since));
    const [first] = [...changed, ...(last ? [last] : [])].sort();
    if (first === undefined || (due.length === 0 && last === toDay(now))) {
      return;
    }
    const oldest = toDay(
      new Date(now.getTime() - durationToMilliseconds(this.keep)),
    );
    const days = daysBetween(first > oldest ? first : oldest, now);
    for (const slice of inSlices(days, DAYS_PER_QUERY)) {
      await this.#write(slice);
    }
    // Not those that came meanwhile.
    await clearMarks(this.db, due);
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

  async #getLastDay(): Promise<string | undefined> {
    const row = await this.db<DailyRow>('score_daily')
      .orderBy('day', 'desc')
      .first('day');
    return row?.day;
  }

  async #write(days: string[]): Promise<void> {
    const counts: DailyRow[] = [];
    for (const dimension of ['all', 'owner', 'system'] as const) {
      const rows = await this.history.countAllByDay({
        first: days[0],
        last: days[days.length - 1],
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
