import {
  Answers,
  FileOutcome,
  FilePolicy,
  NewQuestion,
  RepositoryFile,
  UpgradeStatus,
} from '@guildhall/plugin-golden-path-common';
import {
  deleteRows,
  inTransaction,
  insertRows,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { lte } from 'semver';
import { DatabaseTime, toIso, toOptionalIso } from '../database/time';
import { toStorableText } from '../database/toStorableText';

/** Statuses of upgrades that can still be proposed. */
const PROPOSABLE: UpgradeStatus[] = ['preview', 'failed'];

export type UpgradeRow = {
  id: string;
  service_id: number;
  template: string;
  from_version: string;
  to_version: string;
  status: UpgradeStatus;
  conflicts: number;
  counts: string;
  answers: string;
  new_questions: string;
  migrations: string;
  notes: string;
  head: string | null;
  branch: string | null;
  pushed_commit: string | null;
  proposed_by: string | null;
  claimed_until: DatabaseTime | null;
  reason: string | null;
  declined_until: DatabaseTime | null;
  campaign_id: string | null;
  created_by: string;
  created_at: DatabaseTime;
  updated_at: DatabaseTime;
};

type UpgradeFileRow = {
  upgrade_id: string;
  path: string;
  from_path: string | null;
  policy: FilePolicy;
  outcome: FileOutcome;
  explanation: string;
  conflicts: number;
  before: string | null;
  after: string | null;
};

/** An upgrade, as it was computed. */
export interface StoredUpgrade {
  id: string;
  serviceId: number;
  template: string;
  fromVersion: string;
  toVersion: string;
  status: UpgradeStatus;
  conflicts: number;
  counts: Record<FileOutcome, number>;
  answers: Answers;
  newQuestions: NewQuestion[];
  migrations: Array<{ version: string; intent: string }>;
  notes: string[];
  /** The commit that it was computed for; absent if it never was. */
  head?: string;
  branch?: string;
  commit?: string;
  proposedBy?: string;
  reason?: string;
  declinedUntil?: string;
  campaignId?: string;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

/** What an upgrade does with one file. */
export interface StoredUpgradeFile {
  path: string;
  from?: string;
  policy: FilePolicy;
  outcome: FileOutcome;
  explanation: string;
  conflicts: number;
  before?: RepositoryFile;
  after?: RepositoryFile;
}

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

  /** The files of an upgrade without what is in them. */
  async listFiles(id: string): Promise<StoredUpgradeFile[]> {
    const rows: Array<Omit<UpgradeFileRow, 'before' | 'after'>> =
      await this.db<UpgradeFileRow>('upgrade_file')
        .where({ upgrade_id: id })
        .orderBy('path')
        .select(
          'path',
          'from_path',
          'policy',
          'outcome',
          'explanation',
          'conflicts',
        );
    return rows.map(row => toFile({ ...row, before: null, after: null }));
  }

  async listFilesWithContent(id: string): Promise<StoredUpgradeFile[]> {
    const rows: UpgradeFileRow[] = await this.db<UpgradeFileRow>('upgrade_file')
      .where({ upgrade_id: id })
      .orderBy('path');
    return rows.map(toFile);
  }

  async getFile(
    id: string,
    path: string,
  ): Promise<StoredUpgradeFile | undefined> {
    const row = await this.db<UpgradeFileRow>('upgrade_file')
      .where({ upgrade_id: id, path })
      .first();
    return row && toFile(row);
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
    pushed: { branch: string; commit: string },
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
          reason: null,
          updated_at: now,
        });
    });
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

  /** Whether a branch with an upgrade waits to be merged. */
  async isProposed(serviceId: number, toVersion: string): Promise<boolean> {
    const found = await this.db<UpgradeRow>('upgrade')
      .where({
        service_id: serviceId,
        to_version: toVersion,
        status: 'proposed',
      })
      .first('id');
    return found !== undefined;
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
            status: status === 'proposed' ? 'merged' : 'superseded',
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

  /** Forgets what was in the files of upgrades that were over before a time. */
  async purgeContent(before: Date): Promise<number> {
    return this.db<UpgradeFileRow>('upgrade_file')
      .whereIn(
        'upgrade_id',
        this.db('upgrade')
          .whereIn('status', ['merged', 'declined'])
          .where('updated_at', '<', before)
          .select('id'),
      )
      .where(query => query.whereNotNull('before').orWhereNotNull('after'))
      .update({ before: null, after: null });
  }
}

export function toStoredUpgrade(row: UpgradeRow): StoredUpgrade {
  return {
    id: row.id,
    serviceId: row.service_id,
    template: row.template,
    fromVersion: row.from_version,
    toVersion: row.to_version,
    status: row.status,
    conflicts: row.conflicts,
    counts: JSON.parse(row.counts),
    answers: JSON.parse(row.answers),
    newQuestions: JSON.parse(row.new_questions),
    migrations: JSON.parse(row.migrations),
    notes: JSON.parse(row.notes),
    head: row.head ?? undefined,
    branch: row.branch ?? undefined,
    commit: row.pushed_commit ?? undefined,
    proposedBy: row.proposed_by ?? undefined,
    reason: row.reason ?? undefined,
    declinedUntil: toOptionalIso(row.declined_until),
    campaignId: row.campaign_id ?? undefined,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

function toUpgradeRow(upgrade: StoredUpgrade): UpgradeRow {
  return {
    id: upgrade.id,
    service_id: upgrade.serviceId,
    template: upgrade.template,
    from_version: upgrade.fromVersion,
    to_version: upgrade.toVersion,
    status: upgrade.status,
    conflicts: upgrade.conflicts,
    counts: JSON.stringify(upgrade.counts),
    answers: JSON.stringify(upgrade.answers),
    new_questions: JSON.stringify(upgrade.newQuestions),
    migrations: JSON.stringify(upgrade.migrations),
    notes: JSON.stringify(upgrade.notes),
    head: upgrade.head ?? null,
    branch: null,
    pushed_commit: null,
    proposed_by: null,
    claimed_until: null,
    reason:
      upgrade.reason === undefined ? null : toStorableText(upgrade.reason),
    declined_until: upgrade.declinedUntil
      ? new Date(upgrade.declinedUntil)
      : null,
    campaign_id: upgrade.campaignId ?? null,
    created_by: upgrade.createdBy,
    created_at: new Date(upgrade.createdAt),
    updated_at: new Date(upgrade.updatedAt),
  };
}

function toFileRow(upgradeId: string, file: StoredUpgradeFile): UpgradeFileRow {
  const toText = (content: RepositoryFile | undefined) =>
    content ? JSON.stringify(content) : null;
  return {
    upgrade_id: upgradeId,
    path: file.path,
    from_path: file.from ?? null,
    policy: file.policy,
    outcome: file.outcome,
    explanation: file.explanation,
    conflicts: file.conflicts,
    before: toText(file.before),
    after: toText(file.after),
  };
}

function toFile(row: Omit<UpgradeFileRow, 'upgrade_id'>): StoredUpgradeFile {
  return {
    path: row.path,
    from: row.from_path ?? undefined,
    policy: row.policy,
    outcome: row.outcome,
    explanation: row.explanation,
    conflicts: row.conflicts,
    before: row.before === null ? undefined : JSON.parse(row.before),
    after: row.after === null ? undefined : JSON.parse(row.after),
  };
}
