import { InputError, NotFoundError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  DecideMatchRequest,
  PartDetail,
} from '@guildhall/plugin-monitor-coverage-common';
import { DecisionStore } from '../database/DecisionStore';
import { MonitorStore } from '../database/MonitorStore';
import { PartEvaluator } from '../evaluation/PartEvaluator';
import { PartService } from './PartService';

/** What owners say about matches. */
export class MatchService {
  constructor(
    private readonly options: {
      decisions: DecisionStore;
      evaluator: PartEvaluator;
      monitors: MonitorStore;
      parts: PartService;
    },
  ) {}

  /**
   * @throws NotFoundError when there is no such part or monitor.
   * @throws InputError when there is nothing to withdraw.
   */
  async decide(
    request: DecideMatchRequest,
    caller: { by: string; access: EntityAccess },
  ): Promise<PartDetail> {
    const { decisions, evaluator, monitors, parts } = this.options;
    const { provider, monitor, entityRef, signal, decision, note } = request;
    await parts.find(entityRef, caller.access);
    const stored = await monitors.find(provider, monitor);
    const before = (await decisions.listInForce(entityRef)).find(
      other =>
        other.provider === provider &&
        other.monitorId === monitor &&
        other.signal === signal,
    );
    if (decision === 'withdraw' && !before) {
      throw new InputError(
        `'decision': nobody said anything about this monitor and the ${signal} of ${entityRef}`,
      );
    }
    const name = stored?.monitor.name ?? before?.monitorName;
    if (name === undefined) {
      throw new NotFoundError(
        `The provider '${provider}' has no monitor '${monitor}'`,
      );
    }
    const now = new Date();
    await decisions.add({
      provider,
      monitorId: monitor,
      monitorName: name,
      entityRef,
      signal,
      decision,
      note,
      by: caller.by,
      at: now.toISOString(),
    });
    await evaluator.evaluate({ entityRef, provider, monitorId: monitor }, now);
    return parts.get(entityRef, caller.access);
  }
}
