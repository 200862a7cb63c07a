import { Knex } from 'knex';
import { DatabaseTime, toIso, toOptionalIso } from './time';

type JobRow = {
  id: string;
  state: 'running' | 'succeeded' | 'failed';
  started_at: DatabaseTime;
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
  message?: string;
}

/** The SQL of background jobs: the last run of each. */
export class JobStore {
  constructor(private readonly db: Knex) {}

  async list() {
    const rows = await this.db<JobRow>('job').orderBy('id');
    return rows.map(row => ({
      id: row.id,
      state: row.state,
      startedAt: toIso(row.started_at),
      finishedAt: toOptionalIso(row.finished_at),
      done: row.done,
      total: row.total ?? undefined,
      errors: row.errors,
      message: row.message ?? undefined,
    }));
  }

  /**
   * Runs a job and keeps its progress where the health page sees it. The job's
   * error is thrown on after it was noted.
   */
  async track(
    id: string,
    run: (report: (progress: JobProgress) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    await this.db('job')
      .insert({
        id,
        state: 'running',
        started_at: new Date(),
        finished_at: null,
        done: 0,
        total: null,
        errors: 0,
        message: null,
      })
      .onConflict('id')
      .merge();
    try {
      await run(async ({ done, total, errors, message }) => {
        await this.db('job')
          .where({ id })
          .update({
            done,
            total: total ?? null,
            errors,
            message: message ?? null,
          });
      });
      await this.#finish(id, { state: 'succeeded' });
    } catch (error) {
      await this.#finish(id, { state: 'failed', message: String(error) });
      throw error;
    }
  }

  async #finish(
    id: string,
    outcome: Pick<JobRow, 'state'> & Partial<Pick<JobRow, 'message'>>,
  ): Promise<void> {
    await this.db('job')
      .where({ id })
      .update({ ...outcome, finished_at: new Date() });
  }
}
