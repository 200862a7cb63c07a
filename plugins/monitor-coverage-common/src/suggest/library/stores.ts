import { histogram } from './histogram';
import { single } from './single';
import { RuleTemplate } from './types';

const minio = {
  families: ['object-store'],
  source: 'MinIO, which speaks the language of S3',
} as const;
const vault = {
  families: ['secret-store'],
  source: 'the telemetry of Vault or OpenBao',
} as const;

export const storeTemplates: RuleTemplate[] = [
  {
    ...minio,
    id: 'minio-errors',
    signal: 'errors',
    title: 'More than one request in a hundred fails',
    alert: 'Failing',
    metrics: ['minio_s3_requests_5xx_errors_total', 'minio_s3_requests_total'],
    expression: select =>
      `sum(rate(${select(
        'minio_s3_requests_5xx_errors_total',
      )}[5m])) / sum(rate(${select('minio_s3_requests_total')}[5m])) > 0.01`,
    duration: '5m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of the requests fail`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'minio_s3_requests_5xx_errors_total',
          firing: '0+10x30',
          quiet: '0x30',
        },
        {
          metric: 'minio_s3_requests_total',
          firing: '0+100x30',
          quiet: '0+100x30',
        },
      ],
      at: '20m',
      value: '10%',
    },
  },
  {
    ...minio,
    id: 'minio-latency',
    signal: 'latency',
    title:
      'One request in twenty waits longer than a second for its first byte',
    alert: 'Slow',
    metrics: ['minio_s3_requests_ttfb_seconds_distribution'],
    expression: select =>
      `histogram_quantile(0.95, sum by (le) (rate(${select(
        'minio_s3_requests_ttfb_seconds_distribution',
      )}[5m]))) > 1`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: one request in twenty waits longer than ${value}`,
    format: 'Duration',
    test: {
      series: histogram('minio_s3_requests_ttfb_seconds_distribution'),
      at: '20m',
      value: '1.925s',
    },
  },
  {
    ...minio,
    id: 'minio-storage',
    signal: 'storage',
    title: 'It is almost full',
    alert: 'AlmostFull',
    metrics: [
      'minio_cluster_capacity_usable_free_bytes',
      'minio_cluster_capacity_usable_total_bytes',
    ],
    expression: select =>
      `sum(${select(
        'minio_cluster_capacity_usable_free_bytes',
      )}) / sum(${select('minio_cluster_capacity_usable_total_bytes')}) < 0.15`,
    duration: '15m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of its space is left`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'minio_cluster_capacity_usable_free_bytes',
          firing: '5x40',
          quiet: '60x40',
        },
        {
          metric: 'minio_cluster_capacity_usable_total_bytes',
          firing: '100x40',
          quiet: '100x40',
        },
      ],
      at: '30m',
      value: '5%',
    },
  },
  single({
    ...minio,
    id: 'minio-availability',
    signal: 'availability',
    title: 'Drives are offline',
    alert: 'DrivesOffline',
    metric: 'minio_cluster_drive_offline_total',
    fires: ['sum', '> 0'],
    duration: '5m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of its drives are offline`,
    format: '',
    values: { firing: 2, quiet: 0 },
    shown: '2',
  }),
  single({
    ...vault,
    id: 'vault-availability',
    signal: 'availability',
    title: 'It is sealed',
    alert: 'Sealed',
    metric: 'vault_core_unsealed',
    fires: ['max', '== 0'],
    duration: '1m',
    severity: 'critical',
    summary: part => `${part}: is sealed, and gives nothing to anybody`,
    format: '',
    values: { firing: 0, quiet: 1 },
    shown: '0',
  }),
  single({
    ...vault,
    id: 'vault-latency',
    signal: 'latency',
    title: 'A request takes longer than half a second',
    alert: 'Slow',
    metric: 'vault_core_handle_request',
    where: ['quantile="0.99"', { quantile: '0.99' }],
    fires: ['max', '> 500'],
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: requests take ${value} ms`,
    format: '',
    values: { firing: 900, quiet: 4 },
    shown: '900',
  }),
  {
    ...vault,
    id: 'vault-errors',
    signal: 'errors',
    title: 'It cannot write its audit log, and so refuses everything',
    alert: 'CannotAudit',
    metrics: ['vault_audit_log_request_failure'],
    expression: select =>
      `sum(increase(${select('vault_audit_log_request_failure')}[5m])) > 0`,
    duration: '0m',
    severity: 'critical',
    summary: part => `${part}: cannot write its audit log`,
    format: '',
    test: {
      series: [
        {
          metric: 'vault_audit_log_request_failure',
          firing: '0+2x30',
          quiet: '0x30',
        },
      ],
      at: '20m',
      value: '10',
    },
  },
];
