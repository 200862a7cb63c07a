import { RuleTemplate } from './types';

const host = {
  source: 'node_exporter on its host',
  note: 'The series have to carry the label of the part: set it on the target that scrapes its host.',
};

/** What a machine that a part has for itself says about it. */
export const hostTemplates: RuleTemplate[] = [
  {
    ...host,
    id: 'host-saturation',
    families: ['database', 'cache', 'queue', 'object-store', 'secret-store'],
    signal: 'saturation',
    title: 'Its CPU is busy all the time',
    alert: 'CpuSaturated',
    metrics: ['node_cpu_seconds_total'],
    expression: select =>
      `1 - avg(rate(${select(
        'node_cpu_seconds_total',
        'mode="idle"',
      )}[5m])) > 0.9`,
    duration: '10m',
    severity: 'critical',
    summary: (part, value) => `${part}: its CPU is ${value} busy`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'node_cpu_seconds_total',
          labels: { cpu: '0', mode: 'idle' },
          firing: '0+1.5x30',
          quiet: '0+48x30',
        },
      ],
      at: '20m',
      value: '97.5%',
    },
  },
  {
    ...host,
    id: 'host-pressure',
    families: ['database', 'cache', 'queue', 'object-store', 'service'],
    signal: 'saturation',
    title: 'Its processes wait for a CPU',
    alert: 'CpuPressure',
    metrics: ['node_pressure_cpu_waiting_seconds_total'],
    expression: select =>
      `max(rate(${select(
        'node_pressure_cpu_waiting_seconds_total',
      )}[5m])) > 0.3`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: waits for a CPU ${value} of the time`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'node_pressure_cpu_waiting_seconds_total',
          firing: '0+30x30',
          quiet: '0+1x30',
        },
      ],
      at: '20m',
      value: '50%',
    },
  },
  {
    ...host,
    id: 'host-utilisation',
    families: [
      'database',
      'cache',
      'queue',
      'object-store',
      'secret-store',
      'service',
    ],
    signal: 'utilisation',
    title: 'Its CPU is more than four fifths busy',
    alert: 'CpuBusy',
    metrics: ['node_cpu_seconds_total'],
    expression: select =>
      `1 - avg(rate(${select(
        'node_cpu_seconds_total',
        'mode="idle"',
      )}[15m])) > 0.8`,
    duration: '15m',
    severity: 'warning',
    summary: (part, value) => `${part}: its CPU is ${value} busy`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'node_cpu_seconds_total',
          labels: { cpu: '0', mode: 'idle' },
          firing: '0+6x60',
          quiet: '0+48x60',
        },
      ],
      at: '50m',
      value: '90%',
    },
  },
  {
    ...host,
    id: 'host-storage',
    families: ['database', 'queue', 'object-store', 'secret-store'],
    signal: 'storage',
    title: 'Its disk is almost full',
    alert: 'DiskAlmostFull',
    metrics: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
    expression: select =>
      `min(${select(
        'node_filesystem_avail_bytes',
        'fstype!~"tmpfs|overlay"',
      )} / ${select(
        'node_filesystem_size_bytes',
        'fstype!~"tmpfs|overlay"',
      )}) < 0.15`,
    duration: '15m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of its disk is left`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'node_filesystem_avail_bytes',
          labels: { fstype: 'ext4', mountpoint: '/data' },
          firing: '5x40',
          quiet: '60x40',
        },
        {
          metric: 'node_filesystem_size_bytes',
          labels: { fstype: 'ext4', mountpoint: '/data' },
          firing: '100x40',
          quiet: '100x40',
        },
      ],
      at: '30m',
      value: '5%',
    },
  },
  {
    id: 'volume-storage',
    source: 'the kubelet',
    families: ['database', 'queue', 'object-store', 'secret-store'],
    signal: 'storage',
    title: 'Its volume is almost full',
    alert: 'VolumeAlmostFull',
    metrics: [
      'kubelet_volume_stats_available_bytes',
      'kubelet_volume_stats_capacity_bytes',
    ],
    expression: select =>
      `min(${select('kubelet_volume_stats_available_bytes')} / ${select(
        'kubelet_volume_stats_capacity_bytes',
      )}) < 0.15`,
    duration: '15m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} of its volume is left`,
    format: 'Percentage',
    test: {
      series: [
        {
          metric: 'kubelet_volume_stats_available_bytes',
          firing: '5x40',
          quiet: '60x40',
        },
        {
          metric: 'kubelet_volume_stats_capacity_bytes',
          firing: '100x40',
          quiet: '100x40',
        },
      ],
      at: '30m',
      value: '5%',
    },
  },
];
