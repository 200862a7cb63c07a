import { NotFoundError } from '@backstage/errors';
import {
  BeginEffectRequest,
  Effect,
  FinishEffectRequest,
  Page,
} from '@guildhall/plugin-golden-path-common';
import {
  toIso,
  toOptionalIso,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';
import { EffectLedger } from '../parts';
import { EffectFilter, EffectRow, EffectStore, targetOf } from './EffectStore';
import { ToInverse } from './inverses/toInverse';

/** The ledger of what was made outside the portal. */
export class EffectService implements EffectLedger {
  constructor(
    private readonly store: EffectStore,
    private readonly toInverse: ToInverse,
  ) {}

  async begin(request: BeginEffectRequest): Promise<Effect> {
    return this.toEffect(await this.store.begin(request, new Date()));
  }

  async finish(id: string, request: FinishEffectRequest): Promise<Effect> {
    const { error } = request;
    const row = await this.store.finish(
      id,
      { ...request, error: error && toStorableText(error) },
      new Date(),
    );
    if (!row) {
      throw noEffect(id);
    }
    return this.toEffect(row);
  }

  async list(
    query: EffectFilter & { cursor?: string; limit: number },
  ): Promise<Page<Effect>> {
    const { cursor, limit, ...filter } = query;
    const { rows, totalItems, nextCursor } = await this.store.list(filter, {
      cursor,
      limit,
    });
    return {
      items: rows.map(row => this.toEffect(row)),
      totalItems,
      nextCursor,
    };
  }

  async listForEntity(entityRef: string): Promise<Effect[]> {
    const rows = await this.store.listAll({ entityRef });
    return rows.map(row => this.toEffect(row));
  }

  async listForTask(taskId: string): Promise<Effect[]> {
    const rows = await this.store.listAll({ taskId });
    return rows.map(row => this.toEffect(row));
  }

  toEffect(row: EffectRow): Effect {
    const target = targetOf(row);
    return {
      id: row.id,
      taskId: row.task_id,
      stepId: row.step_id,
      key: row.key,
      title: row.title,
      target,
      entityRef: row.entity_ref ?? undefined,
      template: row.template ?? undefined,
      templateVersion: row.template_version ?? undefined,
      status: row.status,
      error: row.error ?? undefined,
      undo: this.toInverse(target).description,
      createdBy: row.created_by,
      createdAt: toIso(row.created_at),
      undoneBy: row.undone_by ?? undefined,
      undoneAt: toOptionalIso(row.undone_at),
    };
  }
}

/** What is answered, too, about effects that the caller may not see. */
export function noEffect(id: string): NotFoundError {
  return new NotFoundError(
    `There is no effect '${id}', or it is not yours to undo`,
  );
}
