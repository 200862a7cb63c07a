import { ratio } from './ratio';
import { single } from './single';
import { RuleTemplate } from './types';

const families = ['database'] as const;
const postgres = {
  families,
  technologies: ['postgresql', 'postgres', 'timescaledb'],
  source: 'postgres_exporter',
};
const mysql = {
  families,
  technologies: ['mysql', 'mariadb'],
  source: 'mysqld_exporter',
};

type Exporter = Pick<
  RuleTemplate,
  'id' | 'families' | 'technologies' | 'source'
>;

function replicationLag(exporter: Exporter, metric: string): RuleTemplate {
  return single({
    ...exporter,
    signal: 'replication-lag',
    title: 'The replica is more than half a minute behind',
    alert: 'ReplicaBehind',
    metric,
    fires: ['max', '> 30'],
    duration: '5m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} behind the writer`,
    format: 'Duration',
    values: { firing: 90, quiet: 1 },
    shown: '1m 30s',
  });
}

function isDown(exporter: Exporter, metric: string): RuleTemplate {
  return single({
    ...exporter,
    signal: 'availability',
    title: 'It does not answer its exporter',
    alert: 'Unreachable',
    metric,
    fires: ['max', '== 0'],
    duration: '2m',
    severity: 'critical',
    summary: part => `${part}: does not answer`,
    format: '',
    values: { firing: 0, quiet: 1 },
    shown: '0',
  });
}

export const databaseTemplates: RuleTemplate[] = [
  isDown({ ...postgres, id: 'postgres-availability' }, 'pg_up'),
  isDown({ ...mysql, id: 'mysql-availability' }, 'mysql_up'),
  ratio({
    ...postgres,
    id: 'postgres-connections',
    signal: 'connections',
    title: 'Connections near their limit',
    alert: 'ConnectionsNearLimit',
    severity: 'warning',
    used: 'pg_stat_activity_count',
    of: 'pg_settings_max_connections',
    limit: 0.8,
    says: 'of its connections are in use',
  }),
  ratio({
    ...mysql,
    id: 'mysql-connections',
    signal: 'connections',
    title: 'Connections near their limit',
    alert: 'ConnectionsNearLimit',
    severity: 'warning',
    used: 'mysql_global_status_threads_connected',
    of: 'mysql_global_variables_max_connections',
    limit: 0.8,
    says: 'of its connections are in use',
  }),
  {
    ...postgres,
    id: 'postgres-errors',
    signal: 'errors',
    title: 'More than one transaction in twenty is rolled back',
    alert: 'RollingBack',
    metrics: ['pg_stat_database_xact_rollback', 'pg_stat_database_xact_commit'],
    expression: select => {
      const rollbacks = `sum(rate(${select(
        'pg_stat_database_xact_rollback',
      )}[5m]))`;
      const commits = `sum(rate(${select(
        'pg_stat_database_xact_commit',
      )}[5m]))`;
      return `${rollbacks} / (${rollbacks} + ${commits}) > 0.05`;
    },
    duration: '10m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: ${value} of transactions are rolled back`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'pg_stat_database_xact_rollback',
          firing: '0+25x30',
          quiet: '0+1x30',
        },
        {
          metric: 'pg_stat_database_xact_commit',
          firing: '0+75x30',
          quiet: '0+99x30',
        },
      ],
      at: '20m',
      value: '25%',
    },
  },
  {
    ...postgres,
    id: 'postgres-deadlocks',
    signal: 'errors',
    title: 'Transactions block each other',
    alert: 'Deadlocks',
    metrics: ['pg_stat_database_deadlocks'],
    expression: select =>
      `sum(increase(${select('pg_stat_database_deadlocks')}[10m])) > 3`,
    duration: '10m',
    severity: 'warning',
    summary: part => `${part}: transactions block each other again and again`,
    format: '',
    test: {
      series: [
        {
          metric: 'pg_stat_database_deadlocks',
          firing: '0+2x40',
          quiet: '0x40',
        },
      ],
      at: '30m',
      value: '20',
    },
  },
  {
    ...mysql,
    id: 'mysql-errors',
    signal: 'errors',
    title: 'Connections are refused or break off',
    alert: 'ConnectionsAborted',
    metrics: ['mysql_global_status_aborted_connects'],
    expression: select =>
      `sum(rate(${select('mysql_global_status_aborted_connects')}[5m])) > 0.1`,
    duration: '10m',
    severity: 'warning',
    summary: part => `${part}: connections are refused or break off`,
    format: '',
    test: {
      series: [
        {
          metric: 'mysql_global_status_aborted_connects',
          firing: '0+60x30',
          quiet: '0x30',
        },
      ],
      at: '20m',
      value: '1',
    },
  },
  single({
    ...postgres,
    id: 'postgres-latency',
    signal: 'latency',
    title: 'A transaction has been open for more than five minutes',
    alert: 'LongTransaction',
    metric: 'pg_stat_activity_max_tx_duration',
    where: ['state=~"active|idle in transaction"', { state: 'active' }],
    fires: ['max', '> 300'],
    duration: '5m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: a transaction has been open for ${value}`,
    format: 'Duration',
    values: { firing: 600, quiet: 2 },
    shown: '10m 0s',
  }),
  replicationLag(
    { ...postgres, id: 'postgres-replication-lag' },
    'pg_replication_lag',
  ),
  replicationLag(
    {
      ...postgres,
      id: 'postgres-replication-lag-seconds',
      source: 'postgres_exporter 0.13 or newer',
    },
    'pg_replication_lag_seconds',
  ),
  replicationLag(
    { ...mysql, id: 'mysql-replication-lag' },
    'mysql_slave_status_seconds_behind_master',
  ),
  single({
    ...postgres,
    id: 'postgres-saturation',
    signal: 'saturation',
    title: 'Queries wait for locks',
    alert: 'QueriesWaiting',
    metric: 'pg_locks_count',
    where: [
      'mode=~"exclusivelock|accessexclusivelock"',
      { mode: 'exclusivelock' },
    ],
    fires: ['sum', '> 20'],
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} locks that others wait for`,
    format: '',
    note: 'Twenty is a guess: see how many locks it holds on a good day.',
    values: { firing: 50, quiet: 2 },
    shown: '50',
  }),
];
