import { durationToMilliseconds } from '@backstage/types';
import {
  DatabaseTime,
  toDate,
  toIso,
  toOptionalIso,
  toProblem,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** Jobs report after every batch; one that is silent for so long is dead. */
const SILENCE_MS = durationToMilliseconds({ minutes: 30 });

type JobRow = {
  id: string;
  state: 'running' | 'succeeded' | 'failed';
  started_at: DatabaseTime;
  /** When it last gave a sign of life. */
  reported_at: DatabaseTime;
  finished_at: DatabaseTime | null;
  done: number;
  total: number | null;
  errors: number;
  message: string | null;
};

/** How far a run of a job has come. */
export interface JobProgress {
  done: number;
  total?: number;
  errors: number;
}

/** Reports the progress of a run. */
export type JobReporter = (progress: JobProgress) => Promise<void>;

/** The SQL of background jobs: the last run of each. */
export class JobStore {
  constructor(private readonly db: Knex) {}

  async list(now: Date) {
    const rows = await this.db<JobRow>('job').orderBy('id');
    return rows.map(row => {
      const isCutOff =
        row.state === 'running' &&
        now.getTime() - toDate(row.reported_at).getTime() > SILENCE_MS;
      return {
        id: row.id,
        state: isCutOff ? ('failed' as const) : row.state,
        startedAt: toIso(row.started_at),
        finishedAt: toOptionalIso(row.finished_at),
        done: row.done,
        total: row.total ?? undefined,
        errors: row.errors,
        message: isCutOff
          ? `It was cut off: its last sign of life is of ${toIso(
              row.reported_at,
            )}. The next run goes on from there.`
          : row.message ?? undefined,
      };
    });
  }

  /**
   * Runs a job and keeps its progress where the health page sees it. The job's
   * error is thrown on after it was noted.
   */
  async track(
    id: string,
    run: (report: JobReporter) => Promise<void>,
  ): Promise<void> {
    const startedAt = new Date();
    await this.db('job')
      .insert({
        id,
        state: 'running',
        started_at: startedAt,
        reported_at: startedAt,
        finished_at: null,
        done: 0,
        total: null,
        errors: 0,
        message: null,
      })
      .onConflict('id')
      .merge();
    // A run that was given up for dead does not disturb the one after it.
    const update = (values: Partial<JobRow>) =>
      this.db<JobRow>('job')
        .where({ id, started_at: startedAt })
        .update({ ...values, reported_at: new Date() });
    try {
      await run(async ({ done, total, errors }) => {
        await update({ done, total: total ?? null, errors });
      });
      await update({ state: 'succeeded', finished_at: new Date() });
    } catch (error) {
      await update({
        state: 'failed',
        message: toProblem(error),
        finished_at: new Date(),
      });
      throw error;
    }
  }
}
