import {
  FileOutcome,
  FilePolicy,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';

export type UpgradeFileRow = {
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

export function toFileRow(
  upgradeId: string,
  file: StoredUpgradeFile,
): UpgradeFileRow {
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

export function toFile(
  row: Omit<UpgradeFileRow, 'upgrade_id'>,
): StoredUpgradeFile {
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
