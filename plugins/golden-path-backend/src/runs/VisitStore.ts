import { VisitRequest } from '@guildhall/plugin-golden-path-common';
import { deleteRows } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** The SQL of visits. */
export class VisitStore {
  constructor(private readonly db: Knex) {}

  /** False when the visit is somebody else's. */
  async record(
    id: string,
    visit: VisitRequest,
    createdBy: string,
    now: Date,
  ): Promise<boolean> {
    const { template, step, taskId } = visit;
    await this.db('visit')
      .insert({
        id,
        created_by: createdBy,
        template,
        step,
        task_id: taskId ?? null,
        created_at: now,
        updated_at: now,
      })
      .onConflict('id')
      .ignore();
    const changed = await this.db('visit')
      .where({ id, created_by: createdBy, template })
      .update({
        step,
        updated_at: now,
        // A late message from an earlier step does not unmake the run.
        ...(taskId && { task_id: taskId }),
      });
    return changed > 0;
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'visit', 'id', query =>
      query.where('updated_at', '<', before),
    );
  }
}
