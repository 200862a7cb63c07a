import {
  DatabaseTime,
  inTransaction,
  toOptionalDate,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** What is known of everything as a whole. */
export interface CoverageState {
  /** Not as before whenever anything changed that pages show. */
  revision: number;
  /** Not as before whenever the catalog changed. */
  catalogRevision: number;
  /** How many evaluations there were, and what the last one was made of. */
  evaluations: number;
  evaluatedRevision: number;
  evaluatedAt?: Date;
  refreshedAt?: Date;
}

type StateRow = {
  id: number;
  revision: number;
  catalog_revision: number;
  evaluations: number;
  evaluated_revision: number;
  evaluated_at: DatabaseTime | null;
  refreshed_at: DatabaseTime | null;
  lease: string | null;
  lease_until: DatabaseTime | null;
};

/** Notes that something is not as it was; others then look again. */
export async function raiseRevision(tx: Knex): Promise<void> {
  await tx<StateRow>('coverage_state')
    .where({ id: 1 })
    .increment('revision', 1);
}

/** Notes that the catalog is not as it was. */
export async function raiseCatalogRevision(tx: Knex): Promise<void> {
  await raiseRevision(tx);
  await tx<StateRow>('coverage_state')
    .where({ id: 1 })
    .increment('catalog_revision', 1);
}

/**
 * Begins a transaction that changes what evaluations read or write. All of
 * them begin with it, so that no two wait for each other.
 */
export async function lockState(tx: Knex.Transaction): Promise<number> {
  const row = await tx<StateRow>('coverage_state')
    .where({ id: 1 })
    .forUpdate()
    .first('revision');
  return row?.revision ?? 0;
}

/** The SQL of the one row that says how everything is. */
export class StateStore {
  constructor(private readonly db: Knex) {}

  async get(): Promise<CoverageState> {
    const row = await this.db<StateRow>('coverage_state')
      .where({ id: 1 })
      .first();
    return {
      revision: row?.revision ?? 0,
      catalogRevision: row?.catalog_revision ?? 0,
      evaluations: row?.evaluations ?? 0,
      evaluatedRevision: row?.evaluated_revision ?? 0,
      evaluatedAt: toOptionalDate(row?.evaluated_at),
      refreshedAt: toOptionalDate(row?.refreshed_at),
    };
  }

  /** Another one after every change that pages show. */
  async getRevision(): Promise<number> {
    return (await this.get()).revision;
  }

  /**
   * Writes what was computed of one part from a revision, unless that is not
   * the newest any more: false, and nothing is written. Does not count as an
   * evaluation, which is of everything.
   *
   * @param write - Returns whether anything changed that pages show.
   */
  async writePartAt(
    revision: number,
    write: (tx: Knex.Transaction) => Promise<boolean>,
  ): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      if ((await lockState(tx)) !== revision) {
        return false;
      }
      if (await write(tx)) {
        await raiseRevision(tx);
      }
      return true;
    });
  }

  /**
   * Writes what an evaluation computed from a revision, unless that is not the
   * newest any more: false, and nothing is written.
   *
   * @param write - Returns whether anything changed that pages show.
   */
  async writeAt(
    revision: number,
    evaluatedAt: Date,
    write: (tx: Knex.Transaction) => Promise<boolean>,
  ): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      if ((await lockState(tx)) !== revision) {
        return false;
      }
      const isChanged = await write(tx);
      const evaluatedRevision = isChanged ? revision + 1 : revision;
      await tx<StateRow>('coverage_state')
        .where({ id: 1 })
        .update({
          revision: evaluatedRevision,
          evaluated_revision: evaluatedRevision,
          evaluated_at: evaluatedAt,
        })
        .increment('evaluations', 1);
      return true;
    });
  }

  async setRefreshed(now: Date): Promise<void> {
    await this.db<StateRow>('coverage_state')
      .where({ id: 1 })
      .update({ refreshed_at: now });
  }

  /** Whether nobody else has the lease, so that one now has it oneself. */
  async acquireLease(lease: string, now: Date, until: Date): Promise<boolean> {
    const updated = await this.db<StateRow>('coverage_state')
      .where({ id: 1 })
      .where(free =>
        free
          .whereNull('lease')
          .orWhere('lease', lease)
          .orWhere('lease_until', '<', now),
      )
      .update({ lease, lease_until: until });
    return updated > 0;
  }

  async releaseLease(lease: string): Promise<void> {
    await this.db<StateRow>('coverage_state')
      .where({ id: 1, lease })
      .update({ lease: null, lease_until: null });
  }

  /** Whether somebody refreshes at present. */
  async isLeased(now: Date): Promise<boolean> {
    const row = await this.db<StateRow>('coverage_state')
      .where({ id: 1 })
      .whereNotNull('lease')
      .where('lease_until', '>=', now)
      .first('id');
    return row !== undefined;
  }
}
