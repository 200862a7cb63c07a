import { Drift, GeneratedService } from '@guildhall/plugin-golden-path-common';

/** How many services there are of each version of a template. */
export interface TemplateSummaryRow {
  template: string;
  /** By version; those whose version is not known have none. */
  versions: Map<string | undefined, number>;
  latestVersion?: string;
}

/** How far behind the services of a team are. */
export interface OwnerSummaryRow {
  owner: string | undefined;
  total: number;
  drifts: Map<Drift, number>;
}

/** A row for each template, and the versions of all of them, newest first. */
export function summariseVersions(services: readonly GeneratedService[]) {
  const rows = new Map<string, TemplateSummaryRow>();
  for (const { template, version, latestVersion } of services) {
    const row: TemplateSummaryRow = rows.get(template) ?? {
      template,
      versions: new Map(),
    };
    row.latestVersion = latestVersion ?? row.latestVersion;
    addOne(row.versions, version);
    rows.set(template, row);
  }
  const sorted = [...rows.values()].sort((a, b) =>
    a.template.localeCompare(b.template),
  );
  const versions = new Set(
    sorted.flatMap(row => [...row.versions.keys(), row.latestVersion]),
  );
  return {
    rows: sorted,
    versions: [...versions]
      .filter(version => version !== undefined)
      .sort(newestFirst),
    hasUnknown: sorted.some(row => row.versions.has(undefined)),
  };
}

/** A row for each team, the one with the most services behind first. */
export function summariseOwners(
  services: readonly GeneratedService[],
): OwnerSummaryRow[] {
  const rows = new Map<string | undefined, OwnerSummaryRow>();
  for (const { owner, drift } of services) {
    const row: OwnerSummaryRow = rows.get(owner) ?? {
      owner,
      total: 0,
      drifts: new Map(),
    };
    row.total += 1;
    addOne(row.drifts, drift);
    rows.set(owner, row);
  }
  const behind = ({ total, drifts }: OwnerSummaryRow) =>
    total - (drifts.get('current') ?? 0);
  return [...rows.values()].sort(
    (a, b) =>
      behind(b) - behind(a) || (a.owner ?? '').localeCompare(b.owner ?? ''),
  );
}

function addOne<K>(counts: Map<K, number>, key: K) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function newestFirst(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}
