import {
  DatabaseTime,
  inTransaction,
  toIso,
} from '@guildhall/plugin-guildhall-node';
import { Drill } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { monitorKey } from '../database/SilenceStore';
import { lockState, raiseRevision } from '../database/StateStore';

type DrillRow = {
  id: string;
  entity_ref: string;
  provider: string;
  monitor_id: string;
  monitor_name: string;
  monitor_origin: string;
  drilled_by: string;
  drilled_at: DatabaseTime;
  recorded_at: DatabaseTime;
  what: string;
  heard: boolean | number;
};

/** The SQL of drills. Nothing is ever changed or deleted. */
export class DrillStore {
  constructor(private readonly db: Knex) {}

  async add(drill: Drill, now: Date): Promise<void> {
    const { monitor } = drill;
    await inTransaction(this.db, async tx => {
      await lockState(tx);
      await tx<DrillRow>('drill').insert({
        id: drill.id,
        entity_ref: drill.entityRef,
        provider: monitor.provider,
        monitor_id: monitor.id,
        monitor_name: monitor.name,
        monitor_origin: JSON.stringify(monitor.origin),
        drilled_by: drill.by,
        drilled_at: new Date(drill.at),
        recorded_at: now,
        what: drill.what,
        heard: drill.heard,
      });
      await raiseRevision(tx);
    });
  }

  /** Of one part, newest first. */
  async list(entityRef: string, limit: number): Promise<Drill[]> {
    const rows = await this.db<DrillRow>('drill')
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'drilled_at', order: 'desc' },
        { column: 'recorded_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toDrill);
  }

  /** The last one of each monitor since a time, by the key of the monitor. */
  async listLast(since: Date): Promise<Map<string, Drill>> {
    const rows = await this.db<DrillRow>('drill')
      .where('drilled_at', '>=', since)
      .orderBy(['drilled_at', 'recorded_at', 'id']);
    return new Map(
      rows.map(row => [monitorKey(row.provider, row.monitor_id), toDrill(row)]),
    );
  }
}

function toDrill(row: DrillRow): Drill {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    monitor: {
      provider: row.provider,
      id: row.monitor_id,
      name: row.monitor_name,
      origin: JSON.parse(row.monitor_origin),
    },
    by: row.drilled_by,
    at: toIso(row.drilled_at),
    what: row.what,
    heard: Boolean(row.heard),
  };
}
