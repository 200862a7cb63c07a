import { ratio } from './ratio';
import { single } from './single';
import { RuleTemplate } from './types';

const redis = {
  families: ['cache'],
  technologies: ['redis', 'valkey'],
  source: 'redis_exporter',
} as const;

export const cacheTemplates: RuleTemplate[] = [
  single({
    ...redis,
    id: 'redis-availability',
    signal: 'availability',
    title: 'It does not answer its exporter',
    alert: 'Unreachable',
    metric: 'redis_up',
    fires: ['max', '== 0'],
    duration: '2m',
    severity: 'critical',
    summary: part => `${part}: does not answer`,
    format: '',
    values: { firing: 0, quiet: 1 },
    shown: '0',
  }),
  ratio({
    ...redis,
    id: 'redis-utilisation',
    signal: 'utilisation',
    title: 'Its memory is almost used up',
    alert: 'MemoryAlmostFull',
    severity: 'warning',
    used: 'redis_memory_used_bytes',
    of: 'redis_memory_max_bytes',
    limit: 0.9,
    says: 'of its memory is in use',
    note: 'Needs `maxmemory` to be set: without a limit there is no ratio.',
  }),
  {
    ...redis,
    id: 'redis-saturation',
    signal: 'saturation',
    title: 'It throws out what is still wanted',
    alert: 'Evicting',
    metrics: ['redis_evicted_keys_total'],
    expression: select =>
      `sum(rate(${select('redis_evicted_keys_total')}[5m])) > 1`,
    duration: '15m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} keys a second are thrown out`,
    format: '',
    test: {
      series: [
        {
          metric: 'redis_evicted_keys_total',
          firing: '0+600x40',
          quiet: '0x40',
        },
      ],
      at: '30m',
      value: '10',
    },
  },
  {
    ...redis,
    id: 'redis-hit-ratio',
    signal: 'hit-ratio',
    title: 'More than a fifth of the lookups find nothing',
    alert: 'MissesOften',
    metrics: ['redis_keyspace_hits_total', 'redis_keyspace_misses_total'],
    expression: select => {
      const hits = `sum(rate(${select('redis_keyspace_hits_total')}[10m]))`;
      const misses = `sum(rate(${select('redis_keyspace_misses_total')}[10m]))`;
      return `${hits} / (${hits} + ${misses}) < 0.8`;
    },
    duration: '15m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: only ${value} of the lookups find something`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'redis_keyspace_hits_total',
          firing: '0+50x40',
          quiet: '0+95x40',
        },
        {
          metric: 'redis_keyspace_misses_total',
          firing: '0+50x40',
          quiet: '0+5x40',
        },
      ],
      at: '30m',
      value: '50%',
    },
  },
  ratio({
    ...redis,
    id: 'redis-connections',
    signal: 'connections',
    title: 'Connections near their limit',
    alert: 'ConnectionsNearLimit',
    severity: 'warning',
    used: 'redis_connected_clients',
    of: 'redis_config_maxclients',
    limit: 0.8,
    says: 'of its connections are in use',
  }),
  {
    ...redis,
    id: 'redis-errors',
    signal: 'errors',
    title: 'It refuses connections',
    alert: 'RefusingConnections',
    metrics: ['redis_rejected_connections_total'],
    expression: select =>
      `sum(increase(${select('redis_rejected_connections_total')}[5m])) > 0`,
    duration: '0m',
    severity: 'critical',
    summary: part => `${part}: refuses connections`,
    format: '',
    test: {
      series: [
        {
          metric: 'redis_rejected_connections_total',
          firing: '0+4x30',
          quiet: '0x30',
        },
      ],
      at: '20m',
      value: '20',
    },
  },
  {
    ...redis,
    id: 'redis-latency',
    signal: 'latency',
    title: 'A command takes longer than five milliseconds on average',
    alert: 'Slow',
    metrics: [
      'redis_commands_duration_seconds_total',
      'redis_commands_processed_total',
    ],
    expression: select =>
      `sum(rate(${select(
        'redis_commands_duration_seconds_total',
      )}[5m])) / sum(rate(${select(
        'redis_commands_processed_total',
      )}[5m])) > 0.005`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: a command takes ${value} on average`,
    format: 'Duration',
    test: {
      series: [
        {
          metric: 'redis_commands_duration_seconds_total',
          firing: '0+6x30',
          quiet: '0+0.06x30',
        },
        {
          metric: 'redis_commands_processed_total',
          firing: '0+600x30',
          quiet: '0+600x30',
        },
      ],
      at: '20m',
      value: '10ms',
    },
  },
];
