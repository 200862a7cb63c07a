import { Run } from '@guildhall/plugin-golden-path-common';
import { DatabaseTime, deleteRows } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** A run of a template, as it is stored. */
export interface RunRow {
  task_id: string;
  template: string;
  template_version: string | null;
  status: Run['status'];
  created_by: string | null;
  created_at: DatabaseTime;
  finished_at: DatabaseTime | null;
  failed_step: string | null;
}

/** A task of the scaffolder that runs one of the templates. */
export interface TemplateTask {
  taskId: string;
  template: string;
  templateVersion?: string;
  status: Run['status'];
  createdBy?: string;
  createdAt: Date;
}

const FINISHED: Array<Run['status']> = ['completed', 'failed', 'cancelled'];

/** Runs that ended long ago, and of which nobody said where they failed. */
const MAX_UNEXPLAINED = 50;

/** The SQL of runs. */
export class RunStore {
  constructor(private readonly db: Knex) {}

  /** Adds a run; one that is there already stays as it is. */
  async add(task: TemplateTask): Promise<void> {
    await this.db<RunRow>('run')
      .insert({
        task_id: task.taskId,
        template: task.template,
        template_version: task.templateVersion ?? null,
        status: 'open',
        created_by: task.createdBy ?? null,
        created_at: task.createdAt,
      })
      .onConflict('task_id')
      .ignore();
  }

  /** True when the run was not in this status before. */
  async setStatus(
    taskId: string,
    status: Run['status'],
    now: Date,
  ): Promise<boolean> {
    const changed = await this.db<RunRow>('run')
      .where({ task_id: taskId })
      .whereNot({ status })
      .update({
        status,
        failed_step: null,
        finished_at: FINISHED.includes(status) ? now : null,
      });
    return changed > 0;
  }

  async setFailedStep(taskId: string, step: string): Promise<void> {
    await this.db<RunRow>('run')
      .where({ task_id: taskId, status: 'failed' })
      .update({ failed_step: step });
  }

  async get(taskId: string): Promise<RunRow | undefined> {
    return this.db<RunRow>('run').where({ task_id: taskId }).first();
  }

  async listUnfinished(): Promise<string[]> {
    return this.db<RunRow>('run').whereNull('finished_at').pluck('task_id');
  }

  async listUnexplained(): Promise<string[]> {
    return this.db<RunRow>('run')
      .where({ status: 'failed' })
      .whereNull('failed_step')
      .orderBy('finished_at', 'desc')
      .limit(MAX_UNEXPLAINED)
      .pluck('task_id');
  }

  /** Forgets runs that began before a time; what they made stays known. */
  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'run', 'task_id', query =>
      query.where('created_at', '<', before).whereNotNull('finished_at'),
    );
  }
}
