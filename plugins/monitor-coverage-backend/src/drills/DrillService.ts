import { InputError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  CreateDrillRequest,
  Drill,
} from '@guildhall/plugin-monitor-coverage-common';
import { randomUUID } from 'node:crypto';
import { MatchReports } from '../database/reports/MatchReports';
import { toMonitorRef } from '../database/reports/toMonitorRef';
import { PartEvaluator } from '../evaluation/PartEvaluator';
import { PartService } from '../services/PartService';
import { DrillStore } from './DrillStore';

/** What people do to see whether a monitor fires, and who hears it. */
export class DrillService {
  constructor(
    private readonly options: {
      evaluator: PartEvaluator;
      matches: MatchReports;
      parts: PartService;
      store: DrillStore;
    },
  ) {}

  /**
   * @throws NotFoundError when there is no such part.
   * @throws InputError when the monitor does not watch it, or the drill is yet
   * to be.
   */
  async create(
    request: CreateDrillRequest,
    caller: { by: string; access: EntityAccess },
  ): Promise<Drill> {
    const { evaluator, matches, parts, store } = this.options;
    const { entityRef, provider, monitor, what, heard } = request;
    const { id } = await parts.find(entityRef, caller.access);
    const match = (await matches.list(id)).find(
      other => other.provider === provider && other.document.id === monitor,
    );
    if (!match) {
      throw new InputError(
        `'monitor': '${monitor}' of '${provider}' watches nothing on ${entityRef}`,
      );
    }
    const now = new Date();
    const at = request.at ? new Date(request.at) : now;
    if (at > now) {
      throw new InputError("'at': must not be in the future");
    }
    const drill: Drill = {
      id: randomUUID(),
      entityRef,
      monitor: toMonitorRef(provider, match.document),
      by: caller.by,
      at: at.toISOString(),
      what,
      heard,
    };
    await store.add(drill, now);
    await evaluator.evaluate({ entityRef, provider, monitorId: monitor }, now);
    return drill;
  }
}
