import { histogram } from './histogram';
import { RuleTemplate } from './types';

const families = ['service'] as const;

/** Services that count requests, by whichever library. */
const requests = [
  {
    id: 'otel',
    source: 'the HTTP server metrics of OpenTelemetry',
    metric: 'http_server_request_duration_seconds',
    failed: 'http_response_status_code=~"5.."',
    label: 'http_response_status_code',
  },
  {
    id: 'prom-client',
    source: 'a Prometheus client library (prom-client, express-prom-bundle)',
    metric: 'http_request_duration_seconds',
    failed: 'status_code=~"5.."',
    label: 'status_code',
  },
  {
    id: 'micrometer',
    technologies: ['java', 'kotlin', 'spring'],
    source: 'Micrometer, as Spring Boot has it',
    metric: 'http_server_requests_seconds',
    failed: 'status=~"5.."',
    label: 'status',
  },
] as const;

export const requestTemplates: RuleTemplate[] = [
  ...requests.flatMap(({ id, source, metric, failed, label, ...rest }) => {
    const common = { families, source, ...rest };
    const ok = { [label]: '200' };
    const broken = { [label]: '503' };
    const latency: RuleTemplate = {
      ...common,
      id: `${id}-latency`,
      signal: 'latency',
      title: 'One request in twenty takes longer than a second',
      alert: 'Slow',
      metrics: [`${metric}_bucket`],
      expression: select =>
        `histogram_quantile(0.95, sum by (le) (rate(${select(
          `${metric}_bucket`,
        )}[5m]))) > 1`,
      duration: '10m',
      severity: 'warning',
      summary: (part, value) =>
        `${part}: one request in twenty takes longer than ${value}`,
      format: 'Duration',
      note: 'A second is a guess: take what its users notice.',
      test: {
        series: histogram(`${metric}_bucket`),
        at: '20m',
        value: '1.925s',
      },
    };
    const traffic: RuleTemplate = {
      ...common,
      id: `${id}-traffic`,
      signal: 'traffic',
      title: 'Less than a third of the requests of a week ago',
      alert: 'TrafficDropped',
      metrics: [`${metric}_count`],
      expression: select =>
        `sum(rate(${select(`${metric}_count`)}[30m])) / sum(rate(${select(
          `${metric}_count`,
        )}[30m] offset 1w)) < 0.33`,
      duration: '30m',
      severity: 'warning',
      summary: (part, value) =>
        `${part}: only ${value} of the requests of a week ago`,
      format: 'Percentage',
      note: 'It says nothing in the first week, for want of a week to compare with.',
      test: {
        interval: '10m',
        series: [
          {
            metric: `${metric}_count`,
            labels: ok,
            firing: '0+600x1008 604860+60x20',
            quiet: '0+600x1028',
          },
        ],
        at: '170h',
        value: '10%',
      },
    };
    const errors: RuleTemplate = {
      ...common,
      id: `${id}-errors`,
      signal: 'errors',
      title: 'More than one request in fifty fails',
      alert: 'Failing',
      metrics: [`${metric}_count`],
      expression: select =>
        `sum(rate(${select(
          `${metric}_count`,
          failed,
        )}[5m])) / sum(rate(${select(`${metric}_count`)}[5m])) > 0.02`,
      duration: '5m',
      severity: 'critical',
      summary: (part, value) => `${part}: ${value} of the requests fail`,
      format: 'Percentage',
      test: {
        series: [
          {
            metric: `${metric}_count`,
            labels: ok,
            firing: '0+90x30',
            quiet: '0+99x30',
          },
          {
            metric: `${metric}_count`,
            labels: broken,
            firing: '0+10x30',
            quiet: '0+1x30',
          },
        ],
        at: '20m',
        value: '10%',
      },
    };
    return [latency, traffic, errors];
  }),
  {
    id: 'grpc-latency',
    families,
    technologies: ['grpc'],
    source: 'the gRPC server interceptors of Prometheus',
    signal: 'latency',
    title: 'One call in twenty takes longer than a second',
    alert: 'CallsSlow',
    metrics: ['grpc_server_handling_seconds_bucket'],
    expression: select =>
      `histogram_quantile(0.95, sum by (le) (rate(${select(
        'grpc_server_handling_seconds_bucket',
      )}[5m]))) > 1`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: one call in twenty takes longer than ${value}`,
    format: 'Duration',
    test: {
      series: histogram('grpc_server_handling_seconds_bucket'),
      at: '20m',
      value: '1.925s',
    },
  },
  {
    id: 'grpc-errors',
    families,
    technologies: ['grpc'],
    source: 'the gRPC server interceptors of Prometheus',
    signal: 'errors',
    title: 'More than one call in fifty fails',
    alert: 'CallsFailing',
    metrics: ['grpc_server_handled_total'],
    expression: select =>
      `sum(rate(${select(
        'grpc_server_handled_total',
        'grpc_code=~"Unknown|DeadlineExceeded|Internal|Unavailable|DataLoss"',
      )}[5m])) / sum(rate(${select('grpc_server_handled_total')}[5m])) > 0.02`,
    duration: '5m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of the calls fail`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'grpc_server_handled_total',
          labels: { grpc_code: 'OK' },
          firing: '0+90x30',
          quiet: '0+99x30',
        },
        {
          metric: 'grpc_server_handled_total',
          labels: { grpc_code: 'Unavailable' },
          firing: '0+10x30',
          quiet: '0+1x30',
        },
      ],
      at: '20m',
      value: '10%',
    },
  },
];
