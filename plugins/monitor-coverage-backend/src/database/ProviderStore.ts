import {
  DatabaseTime,
  inTransaction,
  toDate,
  toOptionalDate,
} from '@guildhall/plugin-guildhall-node';
import { MonitorSnapshot } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { MonitorStore } from './MonitorStore';
import { SilenceStore } from './SilenceStore';
import { lockState, raiseRevision } from './StateStore';

/** What identifies a provider, and how it is called. */
export interface ProviderInfo {
  id: string;
  type: string;
  title: string;
}

/** A provider, and how it did when it was last asked. */
export interface StoredProvider extends ProviderInfo {
  status: 'ok' | 'failing';
  error?: string;
  lastTriedAt: Date;
  lastGoodAt?: Date;
  retention?: number;
  notices: string[];
}

type ProviderRow = {
  id: string;
  type: string;
  title: string;
  status: 'ok' | 'failing';
  error: string | null;
  last_tried_at: DatabaseTime;
  last_good_at: DatabaseTime | null;
  retention: number | null;
  notices: string;
  metrics: string | null;
};

const COLUMNS: Array<keyof ProviderRow> = [
  'id',
  'type',
  'title',
  'status',
  'error',
  'last_tried_at',
  'last_good_at',
  'retention',
  'notices',
];

/** The SQL of providers and of what they answered. */
export class ProviderStore {
  constructor(
    private readonly db: Knex,
    private readonly monitors: MonitorStore,
    private readonly silences: SilenceStore,
  ) {}

  async list(): Promise<StoredProvider[]> {
    const rows = await this.db<ProviderRow>('provider')
      .orderBy('id')
      .select(COLUMNS);
    return rows.map(row => ({
      id: row.id,
      type: row.type,
      title: row.title,
      status: row.status,
      error: row.error ?? undefined,
      lastTriedAt: toDate(row.last_tried_at),
      lastGoodAt: toOptionalDate(row.last_good_at),
      retention: row.retention ?? undefined,
      notices: JSON.parse(row.notices),
    }));
  }

  /** Keeps what a provider answered, in one transaction. */
  async succeed(
    info: ProviderInfo,
    snapshot: MonitorSnapshot,
    now: Date,
  ): Promise<void> {
    await inTransaction(this.db, async tx => {
      const before = await this.#begin(tx, info, now);
      const monitorsChanged = await this.monitors.replace(
        tx,
        info.id,
        snapshot.monitors,
        now,
      );
      await this.silences.keep(tx, info.id, snapshot.monitors, now);
      const next = {
        title: info.title,
        type: info.type,
        status: 'ok' as const,
        error: null,
        retention: snapshot.retention ?? null,
        notices: JSON.stringify(snapshot.notices ?? []),
        metrics: snapshot.metrics ? JSON.stringify(snapshot.metrics) : null,
      };
      // The metrics can be megabytes; they change with deployments only.
      const { metrics, ...others } = next;
      await tx<ProviderRow>('provider')
        .where({ id: info.id })
        .update({
          ...(before.metrics === metrics ? others : next),
          last_tried_at: now,
          last_good_at: now,
        });
      if (monitorsChanged || before.status !== 'ok') {
        await raiseRevision(tx);
      }
    });
  }

  /** Notes why a provider did not answer; what it answered last is kept. */
  async fail(info: ProviderInfo, error: string, now: Date): Promise<void> {
    await inTransaction(this.db, async tx => {
      const before = await this.#begin(tx, info, now);
      await tx<ProviderRow>('provider').where({ id: info.id }).update({
        title: info.title,
        type: info.type,
        status: 'failing',
        error,
        last_tried_at: now,
      });
      if (before.status !== 'failing') {
        await raiseRevision(tx);
      }
    });
  }

  /** Forgets providers, with their monitors, that nobody asks any more. */
  async forget(triedBefore: Date, keep: string[]): Promise<number> {
    return inTransaction(this.db, async tx => {
      await lockState(tx);
      const forgotten = await tx<ProviderRow>('provider')
        .where('last_tried_at', '<', triedBefore)
        .whereNotIn('id', keep)
        .delete();
      if (forgotten > 0) {
        await raiseRevision(tx);
      }
      return forgotten;
    });
  }

  /** The names of the metrics of all that can tell; undefined if none can. */
  async listMetrics(): Promise<Set<string> | undefined> {
    const rows: Array<{ metrics: string }> = await this.db('provider')
      .whereNotNull('metrics')
      .select('metrics');
    if (rows.length === 0) {
      return undefined;
    }
    const names = new Set<string>();
    for (const { metrics } of rows) {
      const list: string[] = JSON.parse(metrics);
      list.forEach(name => names.add(name));
    }
    return names;
  }

  /** One at a time, so that no two replicas mix their answers. */
  async #begin(tx: Knex.Transaction, info: ProviderInfo, now: Date) {
    await lockState(tx);
    await tx<ProviderRow>('provider')
      .insert({
        ...info,
        status: 'failing',
        last_tried_at: now,
        notices: '[]',
      })
      .onConflict('id')
      .ignore();
    const row = await tx<ProviderRow>('provider')
      .where({ id: info.id })
      .first('status', 'metrics');
    return { status: row?.status, metrics: row?.metrics };
  }
}
