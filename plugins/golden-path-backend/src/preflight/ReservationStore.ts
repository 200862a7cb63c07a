import { durationToMilliseconds } from '@backstage/types';
import { Knex } from 'knex';

/** Longer than any run takes from its first step to the repository. */
const KEPT_MS = durationToMilliseconds({ minutes: 30 });

/** A name on a git host. */
export interface RepositoryName {
  host: string;
  name: string;
}

/** The SQL of names that are kept for tasks. */
export class ReservationStore {
  constructor(private readonly db: Knex) {}

  /** Whether a name is kept for a task other than this. */
  async isTaken(
    repository: RepositoryName,
    taskId: string | undefined,
    now: Date,
  ): Promise<boolean> {
    const row: { task_id: string } | undefined = await this.db('reservation')
      .where(repository)
      .where('expires_at', '>', now)
      .first('task_id');
    return row !== undefined && row.task_id !== taskId;
  }

  /**
   * Keeps a name for a task. Of several tasks that ask at the same time one
   * gets it: the key of the table decides.
   */
  async reserve(
    repository: RepositoryName,
    taskId: string,
    now: Date,
  ): Promise<boolean> {
    const kept = {
      task_id: taskId,
      expires_at: new Date(now.getTime() + KEPT_MS),
    };
    return this.db.transaction(async tx => {
      const renewed = await tx('reservation')
        .where(repository)
        .where(free =>
          free.where('task_id', taskId).orWhere('expires_at', '<=', now),
        )
        .update(kept);
      if (renewed > 0) {
        return true;
      }
      const inserted = await tx('reservation')
        .insert({ ...repository, ...kept })
        .onConflict(['host', 'name'])
        .ignore()
        .returning('task_id');
      return inserted.length > 0;
    });
  }

  /** Frees a name, whoever had it. */
  async free(repository: RepositoryName): Promise<void> {
    await this.db('reservation').where(repository).delete();
  }

  /** Frees the names of a task that has ended. */
  async release(taskId: string): Promise<void> {
    await this.db('reservation').where({ task_id: taskId }).delete();
  }

  async purge(now: Date): Promise<number> {
    return this.db('reservation').where('expires_at', '<', now).delete();
  }
}
