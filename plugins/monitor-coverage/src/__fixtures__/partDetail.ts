import {
  Match,
  MonitorRef,
  PartDetail,
  Suggestion,
} from '@guildhall/plugin-monitor-coverage-common';
import { PARTS } from './parts';
import { ago, inDays } from './times';

const FILE = 'monitoring/rules/visits.yaml';

export function monitorRef(name: string, provider = 'west'): MonitorRef {
  return {
    provider,
    id: `${FILE}#visits#${name}`,
    name,
    origin: {
      title: `${FILE}, group visits`,
      url: `https://git.example/${name}`,
    },
  };
}

export const MATCHES: Match[] = [
  {
    monitor: monitorRef('VisitsDbConnections'),
    signal: 'connections',
    expression:
      'sum(pg_stat_activity_count{instance="visits-db"}) / pg_settings_max_connections > 0.8',
    kind: 'annotation',
    explanation: [
      { code: 'annotated-alert', params: { alert: 'VisitsDbConnections' } },
      {
        code: 'signal-exporter',
        params: {
          metric: 'pg_stat_activity_count',
          exporter: 'postgres_exporter',
        },
      },
    ],
    rung: 'proven',
    reasons: [{ code: 'fired', params: { day: '2026-11-03' } }],
    receivers: [
      {
        name: 'visits-team',
        notifies: true,
        owner: 'group:default/visits-team',
      },
    ],
    lastFiredAt: ago(18),
    findings: [],
    confirmedBy: 'user:default/kim',
  },
  {
    monitor: monitorRef('VisitsDbErrors'),
    signal: 'errors',
    expression: 'rate(pg_stat_database_xact_rollback{db="visits"}[5m]) > 10',
    kind: 'selector',
    explanation: [{ code: 'selects', params: { selector: 'db="visits"' } }],
    rung: 'live',
    reasons: [{ code: 'nobody-notified', params: { receivers: ['nobody'] } }],
    receivers: [{ name: 'nobody', notifies: false }],
    interruptions: [
      { kind: 'muted', by: 'weekends' },
      { kind: 'inhibited', by: 'severity="page"' },
    ],
    firingSince: ago(4),
    findings: ['goes-nowhere', 'firing-long'],
  },
  {
    monitor: monitorRef('VisitsDbReplicationLag'),
    signal: 'replication-lag',
    expression: 'pg_replication_lag_seconds{service="visits-db"} > 30',
    kind: 'label',
    explanation: [
      { code: 'labelled', params: { label: 'service', value: 'visits-db' } },
    ],
    rung: 'routed',
    reasons: [{ code: 'not-proven', params: { period: { days: 15 } } }],
    receivers: [
      {
        name: 'visits-team',
        notifies: true,
        owner: 'group:default/visits-team',
      },
    ],
    silencedUntil: inDays(300),
    findings: ['silenced-long', 'no-runbook'],
  },
];

export const PART: PartDetail = {
  ...PARTS[0],
  policy: {
    origin: 'examples/monitoring/policy.yaml',
    title: 'Databases',
  },
  matches: MATCHES,
  rejected: [
    {
      monitor: monitorRef('NodeCpu'),
      signal: 'utilisation',
      by: 'user:default/kim',
      at: ago(5),
      note: 'That is the machine of the reader.',
    },
  ],
  dependsOn: [
    {
      entityRef: 'resource:default/secret-vault',
      title: 'Secret vault',
      weakest: { signal: 'errors', rung: 'none' },
    },
    { entityRef: 'resource:default/backup-store', title: 'Backup store' },
  ],
  journeys: [{ name: 'see-a-doctor', title: 'See a doctor' }],
  watches: [
    {
      id: 'w1',
      entityRef: PARTS[0].entityRef,
      by: 'user:default/ravi',
      at: ago(150),
      outcome: 'follow-up',
      note: 'The errors go to nobody. Asked the platform team for a receiver.',
      saw: [
        { signal: 'errors', rung: 'live' },
        { signal: 'saturation', rung: 'none' },
      ],
      nextDueAt: ago(60),
    },
  ],
  drills: [
    {
      id: 'd1',
      entityRef: PARTS[0].entityRef,
      monitor: monitorRef('VisitsDbConnections'),
      by: 'user:default/ravi',
      at: ago(18),
      what: 'Opened 95 connections from a shell.',
      heard: true,
    },
  ],
  canRequestWaiver: true,
  waiverRequests: [],
  changes: [
    {
      signal: 'connections',
      from: 'routed',
      to: 'proven',
      at: ago(18),
      reasons: [{ code: 'fired', params: { day: '2026-11-03' } }],
    },
    {
      signal: 'errors',
      from: 'rule',
      to: 'live',
      at: ago(30),
      reasons: [{ code: 'nobody-notified', params: { receivers: ['nobody'] } }],
    },
    {
      signal: 'errors',
      to: 'rule',
      at: ago(40),
      reasons: [{ code: 'text', params: { text: 'VisitsDbErrors was added' } }],
    },
  ],
};

export const SUGGESTIONS: Suggestion[] = [
  {
    title: 'CPU of the database server is used up',
    rules: [
      'groups:',
      '  - name: visits-db-saturation',
      '    rules:',
      '      - alert: VisitsDbSaturated',
      '        expr: avg(node_load1{service="visits-db"}) > 2',
      '        for: 10m',
      '        labels:',
      '          severity: page',
      '          team: visits-team',
      '          signal: saturation',
      '      - alert: VisitsDbSaturationMissing',
      '        expr: absent(node_load1{service="visits-db"})',
      '        for: 10m',
      '',
    ].join('\n'),
    test: [
      'rule_files: [visits-db-saturation.yaml]',
      'tests:',
      '  - interval: 1m',
      '    input_series:',
      `      - series: node_load1{service="visits-db"}`,
      `        values: 9x30`,
      '',
    ].join('\n'),
    rulesFile: 'visits-db-saturation.yaml',
    testFile: 'visits-db-saturation.test.yaml',
    metrics: [
      { name: 'node_load1', present: 'yes' },
      { name: 'node_pressure_cpu_waiting_seconds_total', present: 'no' },
      { name: 'pg_stat_activity_count', present: 'unknown' },
    ],
    notes: ['Run node_exporter on the machine of the database.'],
  },
];
