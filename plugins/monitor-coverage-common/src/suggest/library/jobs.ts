import { single } from './single';
import { RuleTemplate } from './types';

const kubernetes = {
  families: ['job'],
  source: 'kube-state-metrics',
} as const;

const HOURS_26 = 26 * 60 * 60;
const DAYS_14 = 14 * 24 * 60 * 60;

export const jobTemplates: RuleTemplate[] = [
  {
    ...kubernetes,
    id: 'cronjob-last-success',
    signal: 'last-success',
    title: 'It has not succeeded for 26 hours',
    alert: 'NotSucceeded',
    metrics: ['kube_cronjob_status_last_successful_time'],
    expression: select =>
      `time() - max(${select(
        'kube_cronjob_status_last_successful_time',
      )}) > ${HOURS_26}`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: last succeeded ${value} ago`,
    format: 'Duration',
    note: '26 hours are for a job that runs once a day.',
    test: {
      interval: '10m',
      series: [
        {
          metric: 'kube_cronjob_status_last_successful_time',
          firing: '0x200',
          quiet: '0+600x200',
        },
      ],
      at: '28h',
      value: '1d 4h 0m 0s',
    },
  },
  {
    families: ['job'],
    source: 'the job itself, which tells a Pushgateway when it succeeded',
    id: 'pushed-last-success',
    signal: 'last-success',
    title: 'It has not succeeded for 26 hours',
    alert: 'NotSucceeded',
    metrics: ['job_last_success_timestamp_seconds'],
    expression: select =>
      `time() - max(${select(
        'job_last_success_timestamp_seconds',
      )}) > ${HOURS_26}`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: last succeeded ${value} ago`,
    format: 'Duration',
    note: '26 hours are for a job that runs once a day.',
    test: {
      interval: '10m',
      series: [
        {
          metric: 'job_last_success_timestamp_seconds',
          firing: '0x200',
          quiet: '0+600x200',
        },
      ],
      at: '28h',
      value: '1d 4h 0m 0s',
    },
  },
  single({
    ...kubernetes,
    id: 'job-errors',
    signal: 'errors',
    title: 'A run failed',
    alert: 'Failed',
    metric: 'kube_job_status_failed',
    fires: ['sum', '> 0'],
    duration: '1m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} runs failed`,
    format: '',
    values: { firing: 2, quiet: 0 },
    shown: '2',
  }),
  {
    ...kubernetes,
    id: 'job-duration',
    signal: 'duration',
    title: 'A run has been going on for more than two hours',
    alert: 'TakesLong',
    metrics: ['kube_job_status_start_time', 'kube_job_status_active'],
    expression: select =>
      `max((time() - ${select(
        'kube_job_status_start_time',
      )}) and on (namespace, job_name) ${select(
        'kube_job_status_active',
      )} > 0) > 7200`,
    duration: '5m',
    severity: 'warning',
    summary: (part, value) => `${part}: a run has been going on for ${value}`,
    format: 'Duration',
    test: {
      series: [
        {
          metric: 'kube_job_status_start_time',
          labels: { namespace: 'jobs', job_name: 'run-1' },
          firing: '0x200',
          quiet: '0x200',
        },
        {
          metric: 'kube_job_status_active',
          labels: { namespace: 'jobs', job_name: 'run-1' },
          firing: '1x200',
          quiet: '0x200',
        },
      ],
      at: '150m',
      value: '2h 30m 0s',
    },
  },
  {
    families: ['certificate'],
    source: 'cert-manager',
    id: 'cert-manager-expiry',
    signal: 'expiry',
    title: 'It ends within two weeks',
    alert: 'Ends',
    metrics: ['certmanager_certificate_expiration_timestamp_seconds'],
    expression: select =>
      `min(${select(
        'certmanager_certificate_expiration_timestamp_seconds',
      )}) - time() < ${DAYS_14}`,
    duration: '1h',
    severity: 'critical',
    summary: (part, value) => `${part}: ends in ${value}`,
    format: 'Duration',
    test: {
      series: [
        {
          metric: 'certmanager_certificate_expiration_timestamp_seconds',
          firing: '93600x200',
          quiet: '93600000x200',
        },
      ],
      at: '2h',
      value: '1d 0h 0m 0s',
    },
  },
];
