import { histogram } from './histogram';
import { single } from './single';
import { RuleTemplate } from './types';

const probe = {
  families: [
    'website',
    'third-party',
    'object-store',
    'secret-store',
    'service',
  ],
  source: 'blackbox_exporter, which asks for it from outside',
} as const;
const client = {
  families: ['third-party'],
  source: 'the HTTP client metrics of OpenTelemetry in those who call it',
  note: 'The series have to carry the label of the part: set it where `server_address` is known.',
} as const;

const DAYS_14 = 14 * 24 * 60 * 60;

export const probeTemplates: RuleTemplate[] = [
  {
    ...client,
    id: 'client-latency',
    signal: 'latency',
    title: 'One call in twenty takes longer than a second',
    alert: 'Slow',
    metrics: ['http_client_request_duration_seconds_bucket'],
    expression: select =>
      `histogram_quantile(0.95, sum by (le) (rate(${select(
        'http_client_request_duration_seconds_bucket',
      )}[5m]))) > 1`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: one call in twenty takes longer than ${value}`,
    format: 'Duration',
    test: {
      series: histogram('http_client_request_duration_seconds_bucket'),
      at: '20m',
      value: '1.925s',
    },
  },
  {
    ...client,
    id: 'client-errors',
    signal: 'errors',
    title: 'More than one call in fifty fails',
    alert: 'Failing',
    metrics: ['http_client_request_duration_seconds_count'],
    expression: select =>
      `sum(rate(${select(
        'http_client_request_duration_seconds_count',
        'http_response_status_code=~"5..|"',
      )}[5m])) / sum(rate(${select(
        'http_client_request_duration_seconds_count',
      )}[5m])) > 0.02`,
    duration: '5m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of the calls fail`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'http_client_request_duration_seconds_count',
          labels: { http_response_status_code: '200' },
          firing: '0+90x30',
          quiet: '0+99x30',
        },
        {
          metric: 'http_client_request_duration_seconds_count',
          labels: { error_type: 'timeout' },
          firing: '0+10x30',
          quiet: '0+1x30',
        },
      ],
      at: '20m',
      value: '10%',
    },
  },
  {
    ...client,
    id: 'client-traffic',
    signal: 'traffic',
    title: 'Nobody calls it any more',
    alert: 'NoCalls',
    metrics: ['http_client_request_duration_seconds_count'],
    expression: select =>
      `sum(rate(${select(
        'http_client_request_duration_seconds_count',
      )}[30m])) == 0`,
    duration: '10m',
    severity: 'warning',
    summary: part => `${part}: has not been called for half an hour`,
    format: '',
    test: {
      series: [
        {
          metric: 'http_client_request_duration_seconds_count',
          firing: '10x90',
          quiet: '0+5x90',
        },
      ],
      at: '60m',
      value: '0',
    },
  },
  single({
    ...probe,
    id: 'probe-availability',
    signal: 'availability',
    title: 'It does not answer from outside',
    alert: 'Unreachable',
    metric: 'probe_success',
    fires: ['max', '== 0'],
    duration: '3m',
    severity: 'critical',
    summary: part => `${part}: does not answer`,
    format: '',
    values: { firing: 0, quiet: 1 },
    shown: '0',
  }),
  {
    ...probe,
    families: ['website', 'third-party', 'object-store', 'secret-store'],
    id: 'probe-latency',
    signal: 'latency',
    title: 'An answer takes longer than two seconds',
    alert: 'AnswersSlowly',
    metrics: ['probe_duration_seconds'],
    expression: select =>
      `avg(avg_over_time(${select('probe_duration_seconds')}[10m])) > 2`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: an answer takes ${value}`,
    format: 'Duration',
    test: {
      series: [
        { metric: 'probe_duration_seconds', firing: '5x40', quiet: '0.3x40' },
      ],
      at: '30m',
      value: '5s',
    },
  },
  {
    ...probe,
    families: ['website', 'third-party', 'object-store'],
    id: 'probe-errors',
    signal: 'errors',
    title: 'It answers with an error',
    alert: 'AnswersErrors',
    metrics: ['probe_http_status_code'],
    expression: select =>
      `count(${select('probe_http_status_code')} >= 500) > 0`,
    duration: '3m',
    severity: 'critical',
    summary: part => `${part}: answers with an error`,
    format: '',
    test: {
      series: [
        { metric: 'probe_http_status_code', firing: '502x30', quiet: '200x30' },
      ],
      at: '10m',
      value: '1',
    },
  },
  {
    ...probe,
    families: [...probe.families, 'certificate'],
    id: 'probe-expiry',
    signal: 'expiry',
    title: 'Its certificate ends within two weeks',
    alert: 'CertificateEnds',
    metrics: ['probe_ssl_earliest_cert_expiry'],
    expression: select =>
      `min(${select('probe_ssl_earliest_cert_expiry')}) - time() < ${DAYS_14}`,
    duration: '1h',
    severity: 'critical',
    summary: (part, value) => `${part}: its certificate ends in ${value}`,
    format: 'Duration',
    test: {
      series: [
        {
          metric: 'probe_ssl_earliest_cert_expiry',
          firing: '93600x200',
          quiet: '93600000x200',
        },
      ],
      at: '2h',
      value: '1d 0h 0m 0s',
    },
  },
];
