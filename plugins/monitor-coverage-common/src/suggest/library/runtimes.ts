import { single } from './single';
import { RuleTemplate } from './types';

const families = ['service'] as const;

export const runtimeTemplates: RuleTemplate[] = [
  single({
    id: 'nodejs-saturation',
    families,
    technologies: ['nodejs', 'javascript', 'typescript'],
    source: 'the default metrics of prom-client',
    signal: 'saturation',
    title: 'Its event loop cannot keep up',
    alert: 'EventLoopLags',
    metric: 'nodejs_eventloop_lag_p99_seconds',
    fires: ['max', '> 0.2'],
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: its event loop lags by ${value}`,
    format: 'Duration',
    values: { firing: 0.5, quiet: 0.02 },
    shown: '500ms',
  }),
  {
    id: 'jvm-saturation',
    families,
    technologies: ['java', 'kotlin', 'spring'],
    source: 'Micrometer, as Spring Boot has it',
    signal: 'saturation',
    title: 'Its heap is almost full',
    alert: 'HeapAlmostFull',
    metrics: ['jvm_memory_used_bytes', 'jvm_memory_max_bytes'],
    expression: select =>
      `sum(${select('jvm_memory_used_bytes', 'area="heap"')}) / sum(${select(
        'jvm_memory_max_bytes',
        'area="heap"',
      )} > 0) > 0.9`,
    duration: '15m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} of its heap is in use`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'jvm_memory_used_bytes',
          labels: { area: 'heap' },
          firing: '95x40',
          quiet: '50x40',
        },
        {
          metric: 'jvm_memory_max_bytes',
          labels: { area: 'heap' },
          firing: '100x40',
          quiet: '100x40',
        },
      ],
      at: '30m',
      value: '95%',
    },
  },
  {
    id: 'container-saturation',
    families,
    source: 'cAdvisor, which the kubelet has built in',
    signal: 'saturation',
    title: 'Its containers are held back by their CPU limit',
    alert: 'CpuThrottled',
    metrics: [
      'container_cpu_cfs_throttled_periods_total',
      'container_cpu_cfs_periods_total',
    ],
    expression: select =>
      `sum(rate(${select(
        'container_cpu_cfs_throttled_periods_total',
      )}[5m])) / sum(rate(${select(
        'container_cpu_cfs_periods_total',
      )}[5m])) > 0.25`,
    duration: '15m',
    severity: 'warning',
    summary: (part, value) =>
      `${part}: held back by its CPU limit ${value} of the time`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'container_cpu_cfs_throttled_periods_total',
          firing: '0+50x40',
          quiet: '0+1x40',
        },
        {
          metric: 'container_cpu_cfs_periods_total',
          firing: '0+100x40',
          quiet: '0+100x40',
        },
      ],
      at: '30m',
      value: '50%',
    },
  },
  {
    id: 'container-utilisation',
    families,
    source: 'cAdvisor, which the kubelet has built in',
    signal: 'utilisation',
    title: 'Its memory is almost used up',
    alert: 'MemoryAlmostFull',
    metrics: [
      'container_memory_working_set_bytes',
      'container_spec_memory_limit_bytes',
    ],
    expression: select =>
      `sum(${select('container_memory_working_set_bytes')}) / sum(${select(
        'container_spec_memory_limit_bytes',
      )} > 0) > 0.9`,
    duration: '15m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} of its memory is in use`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'container_memory_working_set_bytes',
          firing: '95x40',
          quiet: '50x40',
        },
        {
          metric: 'container_spec_memory_limit_bytes',
          firing: '100x40',
          quiet: '100x40',
        },
      ],
      at: '30m',
      value: '95%',
    },
  },
  single({
    id: 'scrape-availability',
    families: ['service', 'database', 'cache', 'queue'],
    source: 'Prometheus, for everything that it scrapes',
    signal: 'availability',
    title: 'None of its instances answers',
    alert: 'Down',
    metric: 'up',
    fires: ['sum', '== 0'],
    duration: '2m',
    severity: 'critical',
    summary: part => `${part}: none of its instances answers`,
    format: '',
    values: { firing: 0, quiet: 1 },
    shown: '0',
  }),
];
