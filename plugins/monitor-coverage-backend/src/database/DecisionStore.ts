import {
  DatabaseTime,
  inTransaction,
  toIso,
} from '@guildhall/plugin-guildhall-node';
import {
  DecideMatchRequest,
  Signal,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { lockState, raiseRevision } from './StateStore';

/** What an owner said about a monitor and a signal of a part. */
export interface Decision {
  provider: string;
  monitorId: string;
  monitorName: string;
  entityRef: string;
  signal: Signal;
  decision: DecideMatchRequest['decision'];
  note?: string;
  by: string;
  at: string;
}

type DecisionRow = {
  id: number;
  provider: string;
  monitor_id: string;
  monitor_name: string;
  entity_ref: string;
  signal: Signal;
  decision: DecideMatchRequest['decision'];
  note: string | null;
  decided_by: string;
  decided_at: DatabaseTime;
};

/** The SQL of what owners said. Nothing is ever changed or deleted. */
export class DecisionStore {
  constructor(private readonly db: Knex) {}

  async add(decision: Decision): Promise<void> {
    await inTransaction(this.db, async tx => {
      await lockState(tx);
      await tx('match_decision').insert({
        provider: decision.provider,
        monitor_id: decision.monitorId,
        monitor_name: decision.monitorName,
        entity_ref: decision.entityRef,
        signal: decision.signal,
        decision: decision.decision,
        note: decision.note ?? null,
        decided_by: decision.by,
        decided_at: new Date(decision.at),
      });
      await raiseRevision(tx);
    });
  }

  /** The decisions in force, of one part or of all. */
  async listInForce(entityRef?: string): Promise<Decision[]> {
    const last = this.db<DecisionRow>('match_decision')
      .groupBy('provider', 'monitor_id', 'entity_ref', 'signal')
      .max('id')
      .modify(query => {
        if (entityRef) {
          query.where({ entity_ref: entityRef });
        }
      });
    const rows = await this.db<DecisionRow>('match_decision')
      .whereIn('id', last)
      .whereNot('decision', 'withdraw')
      .orderBy('id');
    return rows.map(row => ({
      provider: row.provider,
      monitorId: row.monitor_id,
      monitorName: row.monitor_name,
      entityRef: row.entity_ref,
      signal: row.signal,
      decision: row.decision,
      note: row.note ?? undefined,
      by: row.decided_by,
      at: toIso(row.decided_at),
    }));
  }
}
