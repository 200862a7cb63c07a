import {
  DatabaseTime,
  insertRows,
  toDate,
  toOptionalDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';

/** A row of `verdict_current`. */
export type VerdictRow = {
  entity_id: number;
  check_id: string;
  status: VerdictStatus;
  message: string;
  evidence: string;
  check_hash: string;
  since: DatabaseTime;
  evaluated_at: DatabaseTime;
  expires_at: DatabaseTime | null;
};

/** A verdict as it is stored. */
export interface StoredVerdict {
  entityId: number;
  checkId: string;
  status: VerdictStatus;
  message: string;
  /** JSON text: `[{ source, hash }]`. */
  evidence: string;
  checkHash: string;
  since: Date;
  evaluatedAt: Date;
  /** When time alone may change it. */
  expiresAt?: Date;
}

/** A verdict that no longer stands. */
export interface PastVerdict {
  entityId: number;
  checkId: string;
  status: VerdictStatus;
  message: string;
  checkHash: string;
  validFrom: Date;
  validTo: Date;
}

/** The SQL of verdicts. Writes take the transaction that they belong to. */
export class VerdictStore {
  constructor(private readonly db: Knex) {}

  async getCurrent(tx: Knex, ids: number[]): Promise<StoredVerdict[]> {
    const rows = await tx<VerdictRow>('verdict_current').whereIn(
      'entity_id',
      ids,
    );
    return rows.map(toStoredVerdict);
  }

  async write(
    tx: Knex.Transaction,
    changes: {
      /** Of checks that had none: nobody else writes these entities' verdicts. */
      added: StoredVerdict[];
      replaced: StoredVerdict[];
      removals: Array<{ entityId: number; checkId: string }>;
      past: PastVerdict[];
    },
  ): Promise<void> {
    await insertRows(tx, 'verdict_current', changes.added.map(toRow));
    await upsertRows(tx, 'verdict_current', changes.replaced.map(toRow), [
      'entity_id',
      'check_id',
    ]);
    const byCheck = new Map<string, number[]>();
    for (const { checkId, entityId } of changes.removals) {
      byCheck.set(checkId, [...(byCheck.get(checkId) ?? []), entityId]);
    }
    for (const [checkId, ids] of byCheck) {
      await tx('verdict_current')
        .where({ check_id: checkId })
        .whereIn('entity_id', ids)
        .delete();
    }
    await insertRows(
      tx,
      'verdict_past',
      changes.past.map(verdict => ({
        entity_id: verdict.entityId,
        check_id: verdict.checkId,
        status: verdict.status,
        message: verdict.message,
        check_hash: verdict.checkHash,
        valid_from: verdict.validFrom,
        valid_to: verdict.validTo,
      })),
    );
  }

  /** Entities with verdicts that time may have changed. */
  async listExpired(now: Date, limit: number): Promise<number[]> {
    return this.db('verdict_current')
      .join('entity', 'entity.id', 'verdict_current.entity_id')
      .whereNull('entity.gone_at')
      .where('expires_at', '<=', now)
      .distinct()
      .orderBy('entity_id')
      .limit(limit)
      .pluck('entity_id');
  }
}

function toRow(verdict: StoredVerdict): VerdictRow {
  return {
    entity_id: verdict.entityId,
    check_id: verdict.checkId,
    status: verdict.status,
    message: verdict.message,
    evidence: verdict.evidence,
    check_hash: verdict.checkHash,
    since: verdict.since,
    evaluated_at: verdict.evaluatedAt,
    expires_at: verdict.expiresAt ?? null,
  };
}

export function toStoredVerdict(row: VerdictRow): StoredVerdict {
  return {
    entityId: row.entity_id,
    checkId: row.check_id,
    status: row.status,
    message: row.message,
    evidence: row.evidence,
    checkHash: row.check_hash,
    since: toDate(row.since),
    evaluatedAt: toDate(row.evaluated_at),
    expiresAt: toOptionalDate(row.expires_at),
  };
}
