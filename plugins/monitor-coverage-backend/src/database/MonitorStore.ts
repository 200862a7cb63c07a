import {
  inSlices,
  inTurns,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Monitor } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** A monitor with its key in this database. */
export interface StoredMonitor {
  key: number;
  provider: string;
  monitor: Monitor;
}

type MonitorRow = {
  id: number;
  provider: string;
  monitor_id: string;
  name: string;
  purpose: Monitor['purpose'];
  hash: string;
  document: string;
  first_seen_at: Date | string | number;
};

/** Keys in one statement. */
const MAX_KEYS = 1_000;

/** Monitors between two turns of others, and at once in memory. */
const BATCH_SIZE = 250;

/** The SQL of monitors as their providers answered them last. */
export class MonitorStore {
  constructor(private readonly db: Knex) {}

  /** Makes monitors those of a provider; true if they are not as before. */
  async replace(
    tx: Knex.Transaction,
    provider: string,
    monitors: Monitor[],
    now: Date,
  ): Promise<boolean> {
    const before = new Map(
      (
        await tx<MonitorRow>('monitor')
          .where({ provider })
          .select('id', 'monitor_id', 'hash')
      ).map(row => [row.monitor_id, row]),
    );
    const changed: Array<Omit<MonitorRow, 'id'>> = [];
    for await (const slice of inTurns(monitors, BATCH_SIZE)) {
      for (const monitor of slice) {
        const document = JSON.stringify(monitor);
        const hash = createHash('sha256').update(document).digest('base64');
        if (before.get(monitor.id)?.hash !== hash) {
          changed.push({
            provider,
            monitor_id: monitor.id,
            name: monitor.name,
            purpose: monitor.purpose,
            hash,
            document,
            first_seen_at: now,
          });
        }
      }
    }
    await upsertRows<Omit<MonitorRow, 'id'>>(
      tx,
      'monitor',
      changed,
      ['provider', 'monitor_id'],
      ['name', 'purpose', 'hash', 'document'],
    );
    for (const { id } of monitors) {
      before.delete(id);
    }
    const gone = [...before.values()].map(({ id }) => id);
    for (const slice of inSlices(gone, MAX_KEYS)) {
      await tx<MonitorRow>('monitor').whereIn('id', slice).delete();
    }
    return changed.length > 0 || gone.length > 0;
  }

  /** Reads all monitors, a batch at a time, in the order of their keys. */
  async *readAll(signal?: AbortSignal): AsyncGenerator<StoredMonitor[]> {
    let after = 0;
    for (;;) {
      signal?.throwIfAborted();
      const rows = await this.db<MonitorRow>('monitor')
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH_SIZE)
        .select('id', 'provider', 'document');
      if (rows.length === 0) {
        return;
      }
      after = rows[rows.length - 1].id;
      yield rows.map(toStoredMonitor);
      // Requests that come meanwhile have their turn.
      await setImmediate();
    }
  }

  async find(
    provider: string,
    monitorId: string,
  ): Promise<StoredMonitor | undefined> {
    const row = await this.db<MonitorRow>('monitor')
      .where({ provider, monitor_id: monitorId })
      .first('id', 'provider', 'document');
    return row && toStoredMonitor(row);
  }

  /** The providers of some monitors, by the monitor's key. */
  async listProviders(keys: number[]): Promise<Map<number, string>> {
    const rows = await this.db<MonitorRow>('monitor')
      .whereIn('id', keys)
      .select('id', 'provider');
    return new Map(rows.map(({ id, provider }) => [id, provider]));
  }

  /** Those of some providers that have one of some ids. */
  async list(providers: string[], ids: string[]): Promise<StoredMonitor[]> {
    const rows = await this.db<MonitorRow>('monitor')
      .whereIn('provider', providers)
      .whereIn('monitor_id', ids)
      .select('id', 'provider', 'document');
    return rows.map(toStoredMonitor);
  }
}

function toStoredMonitor(
  row: Pick<MonitorRow, 'id' | 'provider' | 'document'>,
): StoredMonitor {
  return {
    key: row.id,
    provider: row.provider,
    monitor: JSON.parse(row.document),
  };
}
