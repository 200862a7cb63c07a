import {
  DatabaseTime,
  deleteRows,
  toDate,
  toIso,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Monitor, Silence } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';

type SilenceRow = {
  provider: string;
  monitor_id: string;
  silence_id: string;
  created_by: string;
  comment: string;
  starts_at: DatabaseTime;
  ends_at: DatabaseTime;
};

/** The SQL of silences, those that are long over too. */
export class SilenceStore {
  constructor(private readonly db: Knex) {}

  /**
   * Keeps the silences of a provider's monitors. One that was to last but is
   * no longer there was ended before its time, unless nobody can tell.
   */
  async keep(
    tx: Knex.Transaction,
    provider: string,
    monitors: Monitor[],
    now: Date,
  ): Promise<void> {
    const before = new Map(
      (await tx<SilenceRow>('silence').where({ provider })).map(row => [
        keyOf(row),
        row,
      ]),
    );
    const rows = new Map(
      monitors.flatMap(monitor =>
        (monitor.silences ?? []).map(silence => {
          const row = toRow(provider, monitor.id, silence);
          return [keyOf(row), row] as const;
        }),
      ),
    );
    const known = new Set(
      monitors.filter(({ silences }) => silences).map(({ id }) => id),
    );
    for (const [key, row] of before) {
      const isEnded = toDate(row.ends_at) > now && known.has(row.monitor_id);
      if (isEnded && !rows.has(key)) {
        const starts_at = toDate(row.starts_at);
        rows.set(key, { ...row, starts_at, ends_at: now });
      }
    }
    const changed = [...rows].filter(([key, row]) => {
      const stored = before.get(key);
      return !stored || fingerprint(stored) !== fingerprint(row);
    });
    await upsertRows<SilenceRow>(
      tx,
      'silence',
      changed.map(([, row]) => row),
      ['provider', 'monitor_id', 'silence_id'],
    );
  }

  /** All that are kept, by provider and monitor. */
  async list(): Promise<Map<string, Silence[]>> {
    const byMonitor = new Map<string, Silence[]>();
    const rows = await this.db<SilenceRow>('silence').orderBy('starts_at');
    for (const row of rows) {
      const key = monitorKey(row.provider, row.monitor_id);
      byMonitor.set(key, [...(byMonitor.get(key) ?? []), toSilence(row)]);
    }
    return byMonitor;
  }

  async purge(endedBefore: Date): Promise<number> {
    return deleteRows(this.db, 'silence', 'silence_id', query =>
      query.where('ends_at', '<', endedBefore),
    );
  }
}

/** Names a monitor over all providers. */
export function monitorKey(provider: string, monitor: string): string {
  return JSON.stringify([provider, monitor]);
}

function keyOf(row: SilenceRow): string {
  return JSON.stringify([row.monitor_id, row.silence_id]);
}

function fingerprint(row: SilenceRow): string {
  return JSON.stringify([
    row.created_by,
    row.comment,
    toIso(row.starts_at),
    toIso(row.ends_at),
  ]);
}

function toRow(
  provider: string,
  monitor: string,
  silence: Silence,
): SilenceRow {
  return {
    provider,
    monitor_id: monitor,
    silence_id: silence.id,
    created_by: silence.createdBy,
    comment: silence.comment,
    starts_at: new Date(silence.startsAt),
    ends_at: new Date(silence.endsAt),
  };
}

function toSilence(row: SilenceRow): Silence {
  return {
    id: row.silence_id,
    createdBy: row.created_by,
    comment: row.comment,
    startsAt: toIso(row.starts_at),
    endsAt: toIso(row.ends_at),
  };
}
