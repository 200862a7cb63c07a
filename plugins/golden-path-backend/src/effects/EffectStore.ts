import {
  BeginEffectRequest,
  EffectStatus,
  EffectTarget,
  effectTargetSchema,
  FinishEffectRequest,
} from '@guildhall/plugin-golden-path-common';
import {
  applyKeyset,
  DatabaseTime,
  KeysetColumn,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** One row of the ledger. */
export interface EffectRow {
  number: number;
  id: string;
  task_id: string;
  step_id: string;
  key: string;
  title: string;
  target: string;
  entity_ref: string | null;
  template: string | null;
  template_version: string | null;
  status: EffectStatus;
  error: string | null;
  created_by: string;
  created_at: DatabaseTime;
  undone_by: string | null;
  undone_at: DatabaseTime | null;
}

/** What of the ledger is asked for. */
export interface EffectFilter {
  createdBy?: string;
  taskId?: string;
  entityRef?: string;
  status?: EffectStatus[];
}

type EffectEvent = 'begun' | 'done' | 'failed' | 'undone' | 'undo-refused';

const ORDER: KeysetColumn[] = [
  { column: 'effect.number', type: 'number', order: 'desc' },
];

/** The SQL of effects. Everything that happens to one is kept beside it. */
export class EffectStore {
  constructor(private readonly db: Knex) {}

  /**
   * Adds an effect, or finds the one of the same task, step and key. One that
   * failed or was undone is about to be made again.
   */
  async begin(request: BeginEffectRequest, now: Date): Promise<EffectRow> {
    const { taskId, stepId, key } = request;
    const where = { task_id: taskId, step_id: stepId, key };
    return this.db.transaction(async tx => {
      const id = randomUUID();
      await tx('effect')
        .insert({
          ...where,
          id,
          title: request.title,
          target: JSON.stringify(request.target),
          template: request.template,
          template_version: request.templateVersion,
          status: 'pending',
          created_by: request.createdBy,
          created_at: now,
        })
        .onConflict(['task_id', 'step_id', 'key'])
        .ignore();
      const restarted = await tx('effect')
        .where(where)
        .whereIn('status', ['failed', 'undone'])
        .update({
          status: 'pending',
          target: JSON.stringify(request.target),
          error: null,
          undone_by: null,
          undone_at: null,
        });
      const row = await tx<EffectRow>('effect').where(where).first();
      if (!row) {
        throw new Error(`The effect '${key}' of task '${taskId}' is not there`);
      }
      if (row.id === id || restarted > 0) {
        await this.#record(tx, row.id, 'begun', request.createdBy, now);
      }
      return row;
    });
  }

  /**
   * Says how making it ended. What is done stays done, whatever a later attempt
   * says that found it there.
   */
  async finish(
    id: string,
    request: FinishEffectRequest,
    now: Date,
  ): Promise<EffectRow | undefined> {
    const { status, target, entityRef, error } = request;
    return this.db.transaction(async tx => {
      const changed = await tx('effect')
        .where({ id })
        .modify((query: Knex.QueryBuilder) => {
          if (status === 'failed') {
            query.whereIn('status', ['pending', 'failed']);
          }
        })
        .update({
          status,
          error: status === 'failed' ? error ?? null : null,
          ...(target && { target: JSON.stringify(target) }),
          ...(entityRef && { entity_ref: entityRef }),
        });
      const row = await tx<EffectRow>('effect').where({ id }).first();
      if (row && changed > 0) {
        await this.#record(tx, id, status, row.created_by, now, error);
      }
      return row;
    });
  }

  async get(id: string): Promise<EffectRow | undefined> {
    return this.db<EffectRow>('effect').where({ id }).first();
  }

  /** The newest first. */
  async list(
    filter: EffectFilter,
    page: { cursor?: string; limit: number },
  ): Promise<{ rows: EffectRow[]; totalItems: number; nextCursor?: string }> {
    const query = () => this.#query(filter);
    const rows: EffectRow[] = await query()
      .modify(applyKeyset, ORDER, page.cursor)
      .limit(page.limit + 1);
    const [{ total }] = await query().count({ total: '*' });
    return {
      ...toPage(rows, page.limit, ({ number }) => [number]),
      totalItems: Number(total),
    };
  }

  /** All that there are, in the order in which they were begun. */
  async listAll(filter: EffectFilter): Promise<EffectRow[]> {
    return this.#query(filter).orderBy('effect.number');
  }

  /**
   * Lets one attempt undo an effect, and nobody else until a time, so that no
   * two replicas do it at once.
   */
  async claimUndo(
    id: string,
    holder: string,
    now: Date,
    until: Date,
  ): Promise<boolean> {
    const claimed = await this.db('effect')
      .where({ id })
      .whereNot('status', 'undone')
      .where(free =>
        free.whereNull('undo_until').orWhere('undo_until', '<', now),
      )
      .update({ undo_holder: holder, undo_until: until });
    return claimed > 0;
  }

  async settleUndone(
    id: string,
    attempt: { holder: string; actor: string },
    now: Date,
  ): Promise<void> {
    await this.#settle(id, attempt, now, 'undone', undefined, {
      status: 'undone',
      undone_by: attempt.actor,
      undone_at: now,
      error: null,
    });
  }

  async settleRefused(
    id: string,
    attempt: { holder: string; actor: string },
    now: Date,
    reason: string,
  ): Promise<void> {
    await this.#settle(id, attempt, now, 'undo-refused', reason, {
      error: reason,
    });
  }

  /** Gives back what an attempt has claimed and not settled. */
  async release(holder: string): Promise<void> {
    await this.db('effect')
      .where({ undo_holder: holder })
      .update({ undo_holder: null, undo_until: null });
  }

  /** Marks what a run left behind without saying how it ended. */
  async markAbandoned(reason: string): Promise<number> {
    return this.db('effect')
      .where({ status: 'pending' })
      .whereNull('error')
      .whereIn(
        'task_id',
        this.db('run').whereNotNull('finished_at').select('task_id'),
      )
      .update({ error: reason });
  }

  #query({ createdBy, taskId, entityRef, status }: EffectFilter) {
    return this.db<EffectRow>('effect').modify((query: Knex.QueryBuilder) => {
      if (createdBy !== undefined) {
        query.where('created_by', createdBy);
      }
      if (taskId !== undefined) {
        query.where('task_id', taskId);
      }
      if (entityRef !== undefined) {
        query.where('entity_ref', entityRef);
      }
      if (status !== undefined) {
        query.whereIn('status', status);
      }
    });
  }

  async #settle(
    id: string,
    attempt: { holder: string; actor: string },
    now: Date,
    event: EffectEvent,
    message: string | undefined,
    columns: object,
  ): Promise<void> {
    await this.db.transaction(async tx => {
      const settled = await tx('effect')
        .where({ id, undo_holder: attempt.holder })
        .update({ ...columns, undo_holder: null, undo_until: null });
      if (settled > 0) {
        await this.#record(tx, id, event, attempt.actor, now, message);
      }
    });
  }

  async #record(
    tx: Knex,
    effectId: string,
    event: EffectEvent,
    actor: string,
    at: Date,
    message?: string,
  ): Promise<void> {
    await tx('effect_event').insert({
      effect_id: effectId,
      event,
      actor,
      at,
      message,
    });
  }
}

/** Where an effect is. */
export function targetOf(row: EffectRow): EffectTarget {
  return effectTargetSchema.parse(JSON.parse(row.target));
}
