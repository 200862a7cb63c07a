import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Effect,
  effectManagePermission,
  effectUndoPermission,
} from '@guildhall/plugin-golden-path-common';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { CallerCredentials, nameOf } from '../http/callers';
import { RunStore } from '../runs/RunStore';
import { noEffect } from './EffectService';
import { EffectRow, EffectStore } from './EffectStore';
import { Undoer } from './Undoer';

/** Lets people undo what they made, and those who may, what others made. */
export class RunUndoer {
  constructor(
    private readonly options: {
      authorizer: Authorizer;
      runs: RunStore;
      store: EffectStore;
      undoer: Undoer;
    },
  ) {}

  /** @throws ConflictError while its run goes on, or somebody else undoes it. */
  async undoEffect(
    id: string,
    credentials: CallerCredentials,
  ): Promise<Effect[]> {
    const mayUndo = await this.#authorize(credentials);
    const row = await this.options.store.get(id);
    if (!row || !mayUndo(row)) {
      throw noEffect(id);
    }
    await this.#requireEnded(row.task_id);
    return this.options.undoer.undo([row], nameOf(credentials));
  }

  /** Undoes all that a run has left; what failed left nothing. */
  async undoRun(
    taskId: string,
    credentials: CallerCredentials,
  ): Promise<Effect[]> {
    const mayUndo = await this.#authorize(credentials);
    const rows = (await this.options.store.listAll({ taskId })).filter(
      row => row.status !== 'failed' && mayUndo(row),
    );
    if (rows.length === 0) {
      throw new NotFoundError(
        `The run '${taskId}' has left nothing, or it is not yours to undo`,
      );
    }
    await this.#requireEnded(taskId);
    return this.options.undoer.undo(rows, nameOf(credentials));
  }

  async #authorize(
    credentials: CallerCredentials,
  ): Promise<(row: EffectRow) => boolean> {
    const { authorizer } = this.options;
    if (await authorizer.has(effectManagePermission, credentials)) {
      return () => true;
    }
    await authorizer.require(effectUndoPermission, credentials);
    const caller = nameOf(credentials);
    return row => row.created_by === caller;
  }

  async #requireEnded(taskId: string): Promise<void> {
    const run = await this.options.runs.get(taskId);
    if (run && (run.status === 'open' || run.status === 'processing')) {
      throw new ConflictError(
        'The run still goes on: wait until it has ended, or cancel it',
      );
    }
  }
}
