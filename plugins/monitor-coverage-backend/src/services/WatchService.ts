import { InputError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  CreateWatchRequest,
  DueWatch,
  Page,
  Watch,
} from '@guildhall/plugin-monitor-coverage-common';
import { randomUUID } from 'node:crypto';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { WatchReports } from '../database/reports/WatchReports';
import { WatchStore } from '../database/WatchStore';
import { nextInTurn, teamOf } from '../evaluation/rota';
import { CoverageModels } from '../model/CoverageModel';
import { PartService } from './PartService';

const DAY_MS = 86_400_000;

/** Who looked, and who should. */
export class WatchService {
  constructor(
    private readonly options: {
      models: CoverageModels;
      parts: PartService;
      reports: WatchReports;
      store: WatchStore;
    },
  ) {}

  async list(
    query: ReadScope & PageRequest & { part?: string },
  ): Promise<Page<Watch>> {
    return this.options.reports.list(query);
  }

  async listDue(
    query: ReadScope & PageRequest & { overdue?: boolean },
  ): Promise<Page<DueWatch>> {
    return this.options.reports.listDue(query, new Date());
  }

  /**
   * @throws NotFoundError when there is no such part.
   * @throws InputError when it has nothing to look at.
   */
  async create(
    request: CreateWatchRequest,
    caller: { by: string; access: EntityAccess },
  ): Promise<Watch> {
    const { models, parts, store } = this.options;
    const { entityRef, outcome, note } = request;
    const { id, part, watchEveryDays } = await parts.find(
      entityRef,
      caller.access,
    );
    if (watchEveryDays === undefined) {
      throw new InputError(
        `'entityRef': the policy asks for no monitors of ${entityRef}, so that there is nothing to look at`,
      );
    }
    const now = new Date();
    const watch: Watch = {
      id: randomUUID(),
      entityRef,
      by: caller.by,
      at: now.toISOString(),
      outcome,
      note: note || undefined,
      saw: part.cells.map(({ signal, rung }) => ({ signal, rung })),
      nextDueAt: new Date(
        now.getTime() + watchEveryDays * DAY_MS,
      ).toISOString(),
    };
    const { members } = await models.getMap();
    const team = teamOf(part.owner, members);
    await store.add(watch, id, watches => nextInTurn(team, entityRef, watches));
    return watch;
  }
}
