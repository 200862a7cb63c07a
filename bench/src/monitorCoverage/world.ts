import { Entity } from '@backstage/catalog-model';

/** Rules of each part, one for each signal that it needs. */
export const RULES_PER_PART = 4;

export const PARTS_PER_SERVER = 100;

const TEAM_SIZE = 40;

/** One in so many parts is a database; the others are services. */
const DATABASES = 4;

/** One in so many rules lacks a runbook, reads nothing, or is of no part. */
const WITHOUT_RUNBOOK = 5;
const WITHOUT_SERIES = 20;
const UNMATCHED = 50;

export const POLICY = `
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: What parts of the bench need
watchEvery: { days: 90 }
rules:
  - title: Services
    for: { kind: Component, type: service }
    signals: [latency, traffic, errors, saturation]
  - title: Databases
    for: { kind: Resource, type: database }
    signals: [saturation, errors, connections, storage]
`;

export function isDatabase(part: number): boolean {
  return part % DATABASES === 0;
}

export function nameOf(part: number): string {
  return `${isDatabase(part) ? 'db' : 'service'}-${part}`;
}

export function refOf(part: number): string {
  return `${isDatabase(part) ? 'resource' : 'component'}:default/${nameOf(
    part,
  )}`;
}

export function listEntities(parts: number): Entity[] {
  return Array.from({ length: parts }, (_, part): Entity => {
    const owner = `group:default/team-${Math.floor(part / TEAM_SIZE)}`;
    const database = refOf(part - (part % DATABASES));
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: isDatabase(part) ? 'Resource' : 'Component',
      metadata: {
        name: nameOf(part),
        namespace: 'default',
        etag: `e${part}`,
      },
      spec: { type: isDatabase(part) ? 'database' : 'service', owner },
      relations: [
        { type: 'ownedBy', targetRef: owner },
        ...(isDatabase(part)
          ? []
          : [{ type: 'dependsOn', targetRef: database }]),
      ],
    };
  });
}

/** The rules of a part, as Prometheus lists them. */
export function listRules(part: number): object[] {
  return expressionsOf(part).map(([signal, expression], index) => {
    const number = part * RULES_PER_PART + index;
    return {
      type: 'alerting',
      name: `${nameOf(part)}-${signal}`,
      query: expression,
      duration: 300,
      labels: { severity: number % 2 ? 'critical' : 'warning' },
      annotations: {
        summary: `The ${signal} of ${nameOf(part)}`,
        ...(number % WITHOUT_RUNBOOK !== 0 && {
          runbook_url: `https://runbooks.example/${nameOf(part)}`,
        }),
      },
      alerts: [],
      health: 'ok',
      state: 'inactive',
    };
  });
}

/** Whether a series of this name is there. */
export function hasSeries(name: string): boolean {
  return Number(name.split('-').pop()) % WITHOUT_SERIES !== 1;
}

function expressionsOf(part: number): Array<[string, string]> {
  const name =
    part % UNMATCHED === UNMATCHED - 1 ? `gone-${part}` : nameOf(part);
  if (isDatabase(part)) {
    const of = `{database="${name}"}`;
    return [
      ['saturation', `max by (database) (pg_stat_activity_wait${of}) > 20`],
      ['errors', `rate(pg_stat_database_xact_rollback${of}[5m]) > 5`],
      [
        'connections',
        `sum by (database) (pg_stat_activity_count${of}) / max by (database) (pg_settings_max_connections${of}) > 0.8`,
      ],
      [
        'storage',
        `node_filesystem_avail_bytes${of} / node_filesystem_size_bytes${of} < 0.15`,
      ],
    ];
  }
  const of = `{service="${name}"}`;
  return [
    [
      'latency',
      `histogram_quantile(0.95, sum by (le, service) (rate(http_server_request_duration_seconds_bucket${of}[5m]))) > 0.8`,
    ],
    [
      'traffic',
      `sum by (service) (rate(http_server_request_duration_seconds_count${of}[30m])) < 1`,
    ],
    [
      'errors',
      `sum by (service) (rate(http_server_errors_total${of}[5m])) > 1`,
    ],
    [
      'saturation',
      `max by (service) (nodejs_eventloop_lag_p99_seconds${of}) > 0.2`,
    ],
  ];
}
