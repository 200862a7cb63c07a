import {
  applyKeyset,
  SumCache,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  Monitor,
  Page,
  UnmatchedMonitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { StateStore } from '../StateStore';
import { PageRequest } from './scope';
import { toMonitorRef } from './toMonitorRef';

/** How many monitors a provider has. */
interface MonitorCounts {
  monitors: number;
  /** Of them, those that watch nothing here. */
  unmatched: number;
}

/** The SQL of monitors, as they are listed. */
export class MonitorReports {
  readonly #counts: SumCache<Map<string, MonitorCounts>>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#counts = new SumCache(async () => state.getRevision());
  }

  /** How many monitors each provider has, and how many watch nothing here. */
  async countByProvider(): Promise<Map<string, MonitorCounts>> {
    return this.#counts.get({}, async () => this.#countByProvider());
  }

  /** Monitors that watch no part, by name. */
  async listUnmatched(
    provider: string,
    options: PageRequest,
  ): Promise<Page<UnmatchedMonitor>> {
    const { cursor, limit } = options;
    const matching = this.#unmatched().where('monitor.provider', provider);
    const page = matching
      .clone()
      .select('monitor.id', 'monitor.name', 'monitor.document')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'monitor.name', type: 'text', order: 'asc' },
        { column: 'monitor.id', type: 'number', order: 'asc' },
      ],
      cursor,
    );
    const found: Array<{ id: number; name: string; document: string }> =
      await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.name,
      row.id,
    ]);
    const [{ count }] = await matching.clone().count({ count: '*' });
    return {
      items: rows.map(row => {
        const monitor: Monitor = JSON.parse(row.document);
        return {
          monitor: toMonitorRef(provider, monitor),
          expression: monitor.expression,
          labels: monitor.labels,
        };
      }),
      totalItems: Number(count),
      nextCursor,
    };
  }

  async #countByProvider(): Promise<Map<string, MonitorCounts>> {
    const all: Array<{ provider: string; count: number | string }> =
      await this.db('monitor')
        .groupBy('provider')
        .select('provider')
        .count({ count: '*' });
    const unmatched: typeof all = await this.#unmatched()
      .groupBy('monitor.provider')
      .select('monitor.provider')
      .count({ count: '*' });
    const unmatchedOf = new Map(
      unmatched.map(({ provider, count }) => [provider, Number(count)]),
    );
    return new Map(
      all.map(({ provider, count }) => [
        provider,
        {
          monitors: Number(count),
          unmatched: unmatchedOf.get(provider) ?? 0,
        },
      ]),
    );
  }

  /** A watchdog is to watch no part. */
  #unmatched(): Knex.QueryBuilder {
    return this.db('monitor')
      .whereNot('monitor.purpose', 'watchdog')
      .whereNotExists(matches =>
        matches
          .from('part_match')
          .select('part_match.id')
          .whereRaw('part_match.monitor = monitor.id'),
      );
  }
}
