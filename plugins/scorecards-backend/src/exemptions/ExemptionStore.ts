import { ConflictError } from '@backstage/errors';
import {
  DatabaseTime,
  deleteRows,
  inTransaction,
  toDate,
  toOptionalDate,
} from '@guildhall/plugin-guildhall-node';
import {
  ExemptionScope,
  ExemptionScopeType,
  ExemptionState,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { COVERS } from './covers';

/** A row of `exemption`. */
export type ExemptionRow = {
  id: string;
  check_id: string;
  scope: ExemptionScopeType;
  scope_ref: string;
  reason: string;
  state: ExemptionState;
  requested_by: string;
  requested_at: DatabaseTime;
  ends_at: DatabaseTime;
  decided_by: string | null;
  decided_at: DatabaseTime | null;
  decision_note: string | null;
  revoked_by: string | null;
  revoke_note: string | null;
  closed_at: DatabaseTime | null;
  renewal_of: string | null;
  renewals: number;
  is_due: boolean | number;
};

/** An exemption as it is stored. */
export interface StoredExemption {
  id: string;
  checkId: string;
  scope: ExemptionScope;
  reason: string;
  state: ExemptionState;
  requestedBy: string;
  requestedAt: Date;
  endsAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
  decisionNote?: string;
  revokedBy?: string;
  revokeNote?: string;
  closedAt?: Date;
  renewalOf?: string;
  renewals: number;
}

/** What somebody asks for. */
export type ExemptionRequest = Pick<
  StoredExemption,
  | 'id'
  | 'checkId'
  | 'scope'
  | 'reason'
  | 'requestedBy'
  | 'requestedAt'
  | 'endsAt'
>;

/** What somebody decides, and when. */
export interface Decision {
  id: string;
  by: string;
  at: Date;
  note?: string;
}

/** Those that time or a passing check can close. */
const OPEN: ExemptionState[] = ['requested', 'in-force'];

/**
 * The SQL of single exemptions. Every change says what it changes from, so that
 * of two who decide at once one comes too late, and is told. Those whose
 * entities have to be evaluated because of it are marked as due.
 */
export class ExemptionStore {
  constructor(private readonly db: Knex) {}

  async get(id: string): Promise<StoredExemption | undefined> {
    const row = await this.db<ExemptionRow>('exemption').where({ id }).first();
    return row && toStoredExemption(row);
  }

  /**
   * Keeps a request. For what is in force, or was until it expired, it is a
   * renewal.
   *
   * @throws ConflictError if the same is already asked for.
   */
  async request(request: ExemptionRequest): Promise<StoredExemption> {
    const { checkId, scope } = request;
    const previous = await this.#findPrevious(checkId, scope);
    const exemption: StoredExemption = {
      ...request,
      state: 'requested',
      renewalOf: previous?.id,
      renewals: previous ? previous.renewals + 1 : 0,
    };
    const inserted = await this.db<ExemptionRow>('exemption')
      .insert({
        id: exemption.id,
        check_id: checkId,
        scope: scope.type,
        scope_ref: scope.ref,
        reason: exemption.reason,
        state: exemption.state,
        requested_by: exemption.requestedBy,
        requested_at: exemption.requestedAt,
        ends_at: exemption.endsAt,
        renewal_of: exemption.renewalOf ?? null,
        renewals: exemption.renewals,
        is_due: false,
      })
      .onConflict()
      .ignore()
      .returning('id');
    if (inserted.length === 0) {
      throw new ConflictError(
        `An exemption of ${scope.ref} from '${checkId}' is already asked for`,
      );
    }
    return exemption;
  }

  /** The one in force, or the last one, if it expired. */
  async #findPrevious(
    checkId: string,
    scope: ExemptionScope,
  ): Promise<StoredExemption | undefined> {
    const row = await this.db<ExemptionRow>('exemption')
      .where({ check_id: checkId, scope: scope.type, scope_ref: scope.ref })
      .whereIn('state', ['in-force', 'expired', 'revoked', 'ended'])
      // A request that nobody answered is not an exemption.
      .whereNotNull('decided_at')
      .orderBy('decided_at', 'desc')
      .first();
    return row && ['in-force', 'expired'].includes(row.state)
      ? toStoredExemption(row)
      : undefined;
  }

  /** @returns Whether it could still be approved, by whoever it is. */
  async approve({ id, by, at, note }: Decision): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      const approvable = () =>
        tx<ExemptionRow>('exemption')
          .where({ id, state: 'requested' })
          .where('ends_at', '>', at)
          .whereNot('requested_by', by);
      const row = await approvable().forUpdate().first();
      if (!row) {
        return false;
      }
      const { check_id, scope, scope_ref } = row;
      await tx<ExemptionRow>('exemption')
        .where({ check_id, scope, scope_ref, state: 'in-force' })
        .update({ state: 'renewed', closed_at: at });
      const approved = await approvable().update({
        state: 'in-force',
        decided_by: by,
        decided_at: at,
        decision_note: note ?? null,
        is_due: true,
      });
      return approved > 0;
    });
  }

  /** @returns Whether it could still be denied, by whoever it is. */
  async deny({ id, by, at, note }: Decision): Promise<boolean> {
    const denied = await this.db<ExemptionRow>('exemption')
      .where({ id, state: 'requested' })
      .whereNot('requested_by', by)
      .update({
        state: 'denied',
        decided_by: by,
        decided_at: at,
        decision_note: note ?? null,
        closed_at: at,
      });
    return denied > 0;
  }

  /** @returns Whether there was still something to take back. */
  async revoke({ id, by, at, note }: Decision): Promise<boolean> {
    const revoked = await this.db<ExemptionRow>('exemption')
      .where({ id })
      .whereIn('state', OPEN)
      .update({
        state: 'revoked',
        revoked_by: by,
        revoke_note: note ?? null,
        closed_at: at,
        is_due: true,
      });
    return revoked > 0;
  }

  /** Closes those whose time is over. */
  async expire(now: Date): Promise<StoredExemption[]> {
    const rows = await this.db<ExemptionRow>('exemption')
      .whereIn('state', OPEN)
      .where('ends_at', '<=', now)
      .update({
        state: 'expired',
        closed_at: this.db.ref('ends_at'),
        is_due: true,
      })
      .returning('*');
    return rows.map(toStoredExemption);
  }

  /** Closes those that are not needed any more. */
  async endPassed(now: Date): Promise<StoredExemption[]> {
    const rows: ExemptionRow[] = await this.db('exemption')
      .whereIn('state', OPEN)
      .where(passes(this.db))
      .update({ state: 'ended', closed_at: now, is_due: true })
      .returning('*');
    return rows.map(toStoredExemption);
  }

  /** Those that levels do not follow yet. */
  async listDue(limit: number): Promise<StoredExemption[]> {
    const rows = await this.db<ExemptionRow>('exemption')
      .where({ is_due: true })
      .orderBy('id')
      .limit(limit);
    return rows.map(toStoredExemption);
  }

  /** Notes that levels follow it, unless it changed meanwhile. */
  async markDone({ id, state }: StoredExemption): Promise<void> {
    await this.db<ExemptionRow>('exemption')
      .where({ id, state })
      .update({ is_due: false });
  }

  /** The keys of the entities that it is for now. */
  async listEntityIds(id: string): Promise<number[]> {
    return this.db('exemption')
      .join('entity', join => join.on(this.db.raw(COVERS)))
      .where('exemption.id', id)
      .whereNull('entity.gone_at')
      .orderBy('entity.id')
      .pluck('entity.id');
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'exemption', 'id', query =>
      query.where('closed_at', '<', before).where('is_due', false),
    );
  }
}

/**
 * Picks exemptions from checks that pass: for one entity at least, and for none
 * otherwise. What is broken, or not measured yet, does not pass.
 */
export function passes(db: Knex) {
  const verdicts = (...statuses: string[]) =>
    // In this order: from the entities of an exemption to their verdicts.
    db('entity')
      .crossJoin(db.raw('verdict_current'))
      .whereRaw('verdict_current.entity_id = entity.id')
      .whereRaw('verdict_current.check_id = exemption.check_id')
      .whereNull('entity.gone_at')
      .whereIn('verdict_current.status', statuses)
      .whereRaw(COVERS)
      .select('verdict_current.entity_id');
  return (query: Knex.QueryBuilder) => {
    query
      .whereExists(verdicts('pass'))
      .whereNotExists(verdicts('warn', 'fail', 'unknown'));
  };
}

export function toStoredExemption(row: ExemptionRow): StoredExemption {
  return {
    id: row.id,
    checkId: row.check_id,
    scope: { type: row.scope, ref: row.scope_ref },
    reason: row.reason,
    state: row.state,
    requestedBy: row.requested_by,
    requestedAt: toDate(row.requested_at),
    endsAt: toDate(row.ends_at),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: toOptionalDate(row.decided_at),
    decisionNote: row.decision_note ?? undefined,
    revokedBy: row.revoked_by ?? undefined,
    revokeNote: row.revoke_note ?? undefined,
    closedAt: toOptionalDate(row.closed_at),
    renewalOf: row.renewal_of ?? undefined,
    renewals: row.renewals,
  };
}
