import {
  DatabaseTime,
  inTransaction,
  insertRows,
  toIso,
} from '@guildhall/plugin-guildhall-node';
import { Signal } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { lockState, raiseRevision } from '../database/StateStore';
import { SignalExemption } from './SignalExemption';

type ExemptionRow = {
  id: string;
  signal: Signal;
  scope: SignalExemption['scope'];
  scope_ref: string;
  in_force: boolean | number;
  because: string;
  requested_by: string;
  ends_at: DatabaseTime;
};

/** The SQL of exemptions as scorecards answered them last. */
export class ExemptionStore {
  constructor(private readonly db: Knex) {}

  /** By their ids. */
  async list(): Promise<SignalExemption[]> {
    const rows = await this.db<ExemptionRow>('signal_exemption').orderBy('id');
    return rows.map(toExemption);
  }

  /** @param exemptions - Undefined where there is no scorecards plugin. */
  async replace(exemptions: SignalExemption[] | undefined): Promise<void> {
    const after = [...(exemptions ?? [])].sort((a, b) =>
      a.id < b.id ? -1 : 1,
    );
    await inTransaction(this.db, async tx => {
      await lockState(tx);
      const rows = await tx<ExemptionRow>('signal_exemption').orderBy('id');
      await tx('coverage_state')
        .where({ id: 1 })
        .update({ has_scorecards: exemptions !== undefined });
      if (JSON.stringify(rows.map(toExemption)) === JSON.stringify(after)) {
        return;
      }
      await tx('signal_exemption').delete();
      await insertRows<ExemptionRow>(
        tx,
        'signal_exemption',
        after.map(exemption => ({
          id: exemption.id,
          signal: exemption.signal,
          scope: exemption.scope,
          scope_ref: exemption.ref,
          in_force: exemption.inForce,
          because: exemption.because,
          requested_by: exemption.by,
          ends_at: new Date(exemption.endsAt),
        })),
      );
      await raiseRevision(tx);
    });
  }

  /** Whether there is a scorecards plugin, as far as is known. */
  async hasScorecards(): Promise<boolean> {
    const row = await this.db('coverage_state')
      .where({ id: 1 })
      .first('has_scorecards');
    return Boolean(row?.has_scorecards);
  }
}

function toExemption(row: ExemptionRow): SignalExemption {
  return {
    id: row.id,
    signal: row.signal,
    scope: row.scope,
    ref: row.scope_ref,
    inForce: Boolean(row.in_force),
    because: row.because,
    by: row.requested_by,
    endsAt: toIso(row.ends_at),
  };
}
