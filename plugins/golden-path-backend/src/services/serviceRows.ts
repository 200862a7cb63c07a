import {
  Answers,
  Drift,
  FileDrift,
} from '@guildhall/plugin-golden-path-common';
import {
  DatabaseTime,
  toIso,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';

export type ServiceRow = {
  id: number;
  entity_ref: string;
  host: string;
  name: string;
  repository_url: string;
  template: string;
  recorded_version: string;
  version: string | null;
  latest_version: string | null;
  drift: Drift;
  changed_files: number | null;
  answers: string;
  files: string;
  head: string | null;
  lost_head: string | null;
  task_id: string;
  created_by: string;
  created_at: DatabaseTime;
  checked_at: DatabaseTime | null;
  check_after: DatabaseTime;
  failures: number;
  error: string | null;
  upgrade_id: string | null;
  facts_due: boolean;
};

/** A repository on the golden path, as it was read the last time. */
export interface StoredService {
  id: number;
  entityRef: string;
  host: string;
  name: string;
  repositoryUrl: string;
  template: string;
  /** What made it, whatever its stamp says. */
  recordedVersion: string;
  version?: string;
  latestVersion?: string;
  drift: Drift;
  changedFiles?: number;
  answers: Answers;
  files: FileDrift[];
  head?: string;
  lostHead?: string;
  taskId: string;
  createdBy: string;
  createdAt: string;
  checkedAt?: string;
  failures: number;
  error?: string;
}

export function toStoredService(row: ServiceRow): StoredService {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    host: row.host,
    name: row.name,
    repositoryUrl: row.repository_url,
    template: row.template,
    recordedVersion: row.recorded_version,
    version: row.version ?? undefined,
    latestVersion: row.latest_version ?? undefined,
    drift: row.drift,
    changedFiles: row.changed_files ?? undefined,
    answers: JSON.parse(row.answers),
    files: JSON.parse(row.files),
    head: row.head ?? undefined,
    lostHead: row.lost_head ?? undefined,
    taskId: row.task_id,
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    checkedAt: toOptionalIso(row.checked_at),
    failures: row.failures,
    error: row.error ?? undefined,
  };
}
