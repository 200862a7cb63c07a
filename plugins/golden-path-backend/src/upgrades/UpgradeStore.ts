import { UpgradeStatus } from '@guildhall/plugin-golden-path-common';
import {
  deleteRows,
  insertRows,
  inTransaction,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { lte } from 'semver';
import { StoredUpgradeFile, toFileRow } from './upgradeFileRows';
import {
  StoredUpgrade,
  toStoredUpgrade,
  toUpgradeRow,
  UpgradeRow,
} from './upgradeRows';

/** Statuses of upgrades that can still be proposed. */
const PROPOSABLE: UpgradeStatus[] = ['preview', 'failed'];

/** The pull request of a branch, or why it has none although it should. */
export type OpenedPullRequest = Pick<
  StoredUpgrade,
  'pullRequestUrl' | 'reason'
>;

/** The SQL of upgrades. */
export class UpgradeStore {
  constructor(private readonly db: Knex) {}

  /** Keeps a new upgrade in place of those that were not proposed. */
  async add(upgrade: StoredUpgrade, files: StoredUpgradeFile[]): Promise<void> {
    await inTransaction(this.db, async tx => {
      await tx('service')
        .where({ id: upgrade.serviceId })
        .forUpdate()
        .first('id');
      await tx<UpgradeRow>('upgrade')
        .where({ service_id: upgrade.serviceId })
        .whereIn('status', PROPOSABLE)
        .update({
          status: 'superseded',
          updated_at: new Date(upgrade.createdAt),
        });
      await tx<UpgradeRow>('upgrade').insert(toUpgradeRow(upgrade));
      await insertRows(
        tx,
        'upgrade_file',
        files.map(file => toFileRow(upgrade.id, file)),
      );
      await tx('service')
        .where({ id: upgrade.serviceId })
        .update({ upgrade_id: upgrade.id, facts_due: true });
    });
  }

  async get(id: string): Promise<StoredUpgrade | undefined> {
    const row = await this.db<UpgradeRow>('upgrade').where({ id }).first();
    return row && toStoredUpgrade(row);
  }

  /**
   * Takes the right to propose an upgrade, until the lease is over. Who took it
   * first is who proposed it, so that trying again makes the same commit.
   *
   * @returns false if somebody else has it, or it is not to be proposed.
   */
  async claim(
    id: string,
    claim: { by: string; now: Date; until: Date },
  ): Promise<boolean> {
    const claimed = await this.db<UpgradeRow>('upgrade')
      .where({ id })
      .whereIn('status', PROPOSABLE)
      .where(query =>
        query
          .whereNull('claimed_until')
          .orWhere('claimed_until', '<', claim.now),
      )
      .update({
        claimed_until: claim.until,
        proposed_by: this.db.raw('coalesce(proposed_by, ?)', [claim.by]),
      });
    return claimed > 0;
  }

  /** The branch is there. Earlier proposals to the same service are over. */
  async storeProposed(
    upgrade: StoredUpgrade,
    pushed: { branch: string; commit: string } & OpenedPullRequest,
  ): Promise<void> {
    const now = new Date();
    await inTransaction(this.db, async tx => {
      await tx<UpgradeRow>('upgrade')
        .where({ service_id: upgrade.serviceId, status: 'proposed' })
        .whereNot({ id: upgrade.id })
        .update({ status: 'superseded', updated_at: now });
      await tx<UpgradeRow>('upgrade')
        .where({ id: upgrade.id })
        .whereIn('status', PROPOSABLE)
        .update({
          status: 'proposed',
          branch: pushed.branch,
          pushed_commit: pushed.commit,
          claimed_until: null,
          ...toPullRequestColumns(pushed),
          updated_at: now,
        });
    });
  }

  /** What came of the pull request of a branch that was there already. */
  async storePullRequest(id: string, opened: OpenedPullRequest): Promise<void> {
    await this.db<UpgradeRow>('upgrade')
      .where({ id, status: 'proposed' })
      .update({ ...toPullRequestColumns(opened), updated_at: new Date() });
  }

  async storeFailed(id: string, reason: string): Promise<void> {
    await this.db<UpgradeRow>('upgrade')
      .where({ id })
      .whereIn('status', PROPOSABLE)
      .update({
        status: 'failed',
        claimed_until: null,
        reason: toStorableText(reason),
        updated_at: new Date(),
      });
  }

  /** @returns false if it is no longer to be decided. */
  async storeDeclined(
    id: string,
    decision: { reason: string; until?: string },
  ): Promise<boolean> {
    const now = new Date();
    const declined = await this.db<UpgradeRow>('upgrade')
      .where({ id })
      .whereIn('status', [...PROPOSABLE, 'proposed'])
      .where(query =>
        query.whereNull('claimed_until').orWhere('claimed_until', '<', now),
      )
      .update({
        status: 'declined',
        reason: toStorableText(decision.reason),
        declined_until: decision.until ? new Date(decision.until) : null,
        updated_at: now,
      });
    if (declined > 0) {
      await this.db('service')
        .where({ upgrade_id: id })
        .update({ facts_due: true });
    }
    return declined > 0;
  }

  /**
   * The refusal that still counts against an upgrade: of that very release, or
   * of any until a time that has not come yet.
   */
  async findRefusal(
    serviceId: number,
    toVersion: string,
    now: Date,
  ): Promise<StoredUpgrade | undefined> {
    const row: UpgradeRow | undefined = await this.db<UpgradeRow>('upgrade')
      .where({ service_id: serviceId, status: 'declined' })
      .where(query =>
        query
          .where('declined_until', '>', now)
          .orWhere(always =>
            always.whereNull('declined_until').where('to_version', toVersion),
          ),
      )
      .orderBy('created_at', 'desc')
      .first();
    return row && toStoredUpgrade(row);
  }

  /** The upgrade to a release whose branch waits to be merged. */
  async findProposed(
    serviceId: number,
    toVersion: string,
  ): Promise<StoredUpgrade | undefined> {
    const row = await this.db<UpgradeRow>('upgrade')
      .where({
        service_id: serviceId,
        to_version: toVersion,
        status: 'proposed',
      })
      .first();
    return row && toStoredUpgrade(row);
  }

  /** Branches of a service that wait to be merged. */
  async listProposed(
    serviceId: number,
  ): Promise<Array<{ upgradeId: string; branch: string }>> {
    const rows = await this.db<UpgradeRow>('upgrade')
      .where({ service_id: serviceId, status: 'proposed' })
      .orderBy('created_at')
      .select('id', 'branch');
    return rows.flatMap(({ id, branch }) =>
      branch === null ? [] : { upgradeId: id, branch },
    );
  }

  /** Former commits of a branch: those that may be replaced. */
  async listPushed(serviceId: number, branch: string): Promise<string[]> {
    const commits = await this.db<UpgradeRow>('upgrade')
      .where({ service_id: serviceId, branch })
      .pluck('pushed_commit');
    return commits.filter(commit => commit !== null);
  }

  /** The repository has reached a version: nothing is left to do up to it. */
  async closeReached(
    serviceId: number,
    version: string,
    now: Date,
  ): Promise<void> {
    const open = await this.db<UpgradeRow>('upgrade')
      .where({ service_id: serviceId })
      .whereIn('status', [...PROPOSABLE, 'proposed'])
      .select('id', 'status', 'to_version');
    for (const { id, status, to_version } of open) {
      if (lte(to_version, version)) {
        await this.db<UpgradeRow>('upgrade')
          .where({ id, status })
          .update({
            ...(status === 'proposed'
              ? { status: 'merged', reason: null }
              : { status: 'superseded' }),
            updated_at: now,
          });
      }
    }
  }

  /** Forgets upgrades that came to nothing before a time. */
  async purge(before: Date): Promise<number> {
    return deleteRows(
      this.db,
      'upgrade',
      'id',
      query =>
        query.where('status', 'superseded').where('updated_at', '<', before),
      20,
    );
  }
}

function toPullRequestColumns({ pullRequestUrl, reason }: OpenedPullRequest) {
  return {
    pull_request_url: pullRequestUrl ?? null,
    reason: reason === undefined ? null : toStorableText(reason),
  };
}
