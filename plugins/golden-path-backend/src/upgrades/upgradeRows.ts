import {
  Answers,
  FileOutcome,
  NewQuestion,
  UpgradeStatus,
} from '@guildhall/plugin-golden-path-common';
import {
  DatabaseTime,
  toIso,
  toOptionalIso,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';

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
  pull_request_url: string | null;
  proposed_by: string | null;
  claimed_until: DatabaseTime | null;
  reason: string | null;
  declined_until: DatabaseTime | null;
  campaign_id: string | null;
  created_by: string;
  created_at: DatabaseTime;
  updated_at: DatabaseTime;
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
  pullRequestUrl?: string;
  proposedBy?: string;
  reason?: string;
  declinedUntil?: string;
  campaignId?: string;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
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
    pullRequestUrl: row.pull_request_url ?? undefined,
    proposedBy: row.proposed_by ?? undefined,
    reason: row.reason ?? undefined,
    declinedUntil: toOptionalIso(row.declined_until),
    campaignId: row.campaign_id ?? undefined,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}

export function toUpgradeRow(upgrade: StoredUpgrade): UpgradeRow {
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
    pull_request_url: null,
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
