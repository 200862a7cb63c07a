import { NotFoundError } from '@backstage/errors';
import { toOptionalIso } from '@guildhall/plugin-guildhall-node';
import {
  Page,
  Provider,
  UnmatchedMonitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { ProviderStore } from '../database/ProviderStore';
import { MonitorReports } from '../database/reports/MonitorReports';
import { PageRequest } from '../database/reports/scope';
import { Refresher } from '../refresh/Refresher';

/** Where monitors are read from. */
export class ProviderService {
  constructor(
    private readonly options: {
      providers: MonitorProvider[];
      refresher: Refresher;
      reports: MonitorReports;
      store: ProviderStore;
    },
  ) {}

  /** Those that were added, and those that answered until a short while ago. */
  async list(): Promise<{ items: Provider[] }> {
    const { providers, reports, store } = this.options;
    const stored = await store.list();
    const counts = await reports.countByProvider();
    const known = new Set(stored.map(({ id }) => id));
    const items: Provider[] = [
      ...stored.map(({ id, type, title, status, error, ...provider }) => ({
        id,
        type,
        title,
        status,
        error,
        lastTriedAt: toOptionalIso(provider.lastTriedAt),
        lastGoodAt: toOptionalIso(provider.lastGoodAt),
        monitors: counts.get(id)?.monitors ?? 0,
        unmatched: counts.get(id)?.unmatched ?? 0,
        retention: provider.retention,
        notices: provider.notices,
      })),
      ...providers
        .filter(({ id }) => !known.has(id))
        .map(({ id, type, title }) => ({
          id,
          type,
          title,
          status: 'waiting' as const,
          monitors: 0,
          unmatched: 0,
          notices: [],
        })),
    ];
    return { items: items.sort((a, b) => (a.title < b.title ? -1 : 1)) };
  }

  /** The round goes on when whoever asked for it has left. */
  async refresh(): Promise<{ items: Provider[] }> {
    await this.options.refresher.refresh(new AbortController().signal);
    return this.list();
  }

  /** @throws NotFoundError when there is no such provider. */
  async listUnmatched(
    id: string,
    page: PageRequest,
  ): Promise<Page<UnmatchedMonitor>> {
    const { items } = await this.list();
    if (!items.some(provider => provider.id === id)) {
      throw new NotFoundError(`There is no provider '${id}'`);
    }
    return this.options.reports.listUnmatched(id, page);
  }
}
