import {
  BeginEffectRequest,
  Effect,
  FinishEffectRequest,
} from '@guildhall/plugin-golden-path-common';
import { EffectLedger } from '../../parts';

/** A ledger in memory. */
export class TestLedger implements EffectLedger {
  readonly effects: Effect[] = [];

  async begin(request: BeginEffectRequest): Promise<Effect> {
    const { taskId, stepId, key } = request;
    const known = this.effects.find(
      effect =>
        effect.taskId === taskId &&
        effect.stepId === stepId &&
        effect.key === key,
    );
    if (known) {
      return known;
    }
    const effect: Effect = {
      ...request,
      id: `effect-${this.effects.length}`,
      status: 'pending',
      undo: `Undoes ${request.title}`,
      createdAt: '2026-11-21T12:00:00Z',
    };
    this.effects.push(effect);
    return effect;
  }

  async finish(id: string, request: FinishEffectRequest): Promise<Effect> {
    const effect = this.effects.find(candidate => candidate.id === id);
    if (!effect) {
      throw new Error(`There is no effect '${id}'`);
    }
    return Object.assign(effect, request);
  }

  async listForEntity(entityRef: string): Promise<Effect[]> {
    return this.effects.filter(effect => effect.entityRef === entityRef);
  }

  async listForTask(taskId: string): Promise<Effect[]> {
    return this.effects.filter(effect => effect.taskId === taskId);
  }
}
