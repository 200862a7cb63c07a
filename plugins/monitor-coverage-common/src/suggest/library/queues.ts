import { ratio } from './ratio';
import { single } from './single';
import { RuleTemplate } from './types';

const rabbit = {
  families: ['queue'],
  technologies: ['rabbitmq', 'amqp'],
  source: 'the Prometheus plugin of RabbitMQ, with metrics per object',
} as const;
const kafka = {
  families: ['queue'],
  technologies: ['kafka', 'redpanda', 'stream'],
} as const;

export const queueTemplates: RuleTemplate[] = [
  single({
    ...rabbit,
    id: 'rabbitmq-backlog',
    signal: 'backlog',
    title: 'Messages pile up',
    alert: 'PilingUp',
    metric: 'rabbitmq_queue_messages_ready',
    fires: ['sum', '> 1000'],
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} messages wait`,
    format: '',
    note: 'A thousand is a guess: take what is handled in the time that a message may wait.',
    values: { firing: 5000, quiet: 3 },
    shown: '5000',
  }),
  single({
    ...rabbit,
    id: 'rabbitmq-availability',
    signal: 'availability',
    title: 'Nobody takes messages from it',
    alert: 'WithoutConsumers',
    metric: 'rabbitmq_queue_consumers',
    fires: ['sum', '== 0'],
    duration: '5m',
    severity: 'critical',
    summary: part => `${part}: nobody takes messages from it`,
    format: '',
    values: { firing: 0, quiet: 2 },
    shown: '0',
  }),
  {
    ...rabbit,
    id: 'rabbitmq-traffic',
    signal: 'traffic',
    title: 'Nothing was put into it for half an hour',
    alert: 'RunsDry',
    metrics: ['rabbitmq_queue_messages_published_total'],
    expression: select =>
      `sum(increase(${select(
        'rabbitmq_queue_messages_published_total',
      )}[30m])) == 0`,
    duration: '10m',
    severity: 'warning',
    summary: part => `${part}: nothing was put into it for half an hour`,
    format: '',
    note: 'Only for a queue that is never quiet for so long.',
    test: {
      series: [
        {
          metric: 'rabbitmq_queue_messages_published_total',
          firing: '10x90',
          quiet: '0+5x90',
        },
      ],
      at: '60m',
      value: '0',
    },
  },
  {
    ...rabbit,
    id: 'rabbitmq-errors',
    signal: 'errors',
    title: 'Messages are taken and given back',
    alert: 'Redelivering',
    metrics: ['rabbitmq_queue_messages_redelivered_total'],
    expression: select =>
      `sum(rate(${select(
        'rabbitmq_queue_messages_redelivered_total',
      )}[5m])) > 1`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: ${value} messages a second come back`,
    format: '',
    test: {
      series: [
        {
          metric: 'rabbitmq_queue_messages_redelivered_total',
          firing: '0+300x30',
          quiet: '0x30',
        },
      ],
      at: '20m',
      value: '5',
    },
  },
  ratio({
    ...rabbit,
    id: 'rabbitmq-saturation',
    signal: 'saturation',
    title: 'The broker is about to stop its publishers for want of memory',
    alert: 'BrokerMemoryAlmostFull',
    severity: 'critical',
    used: 'rabbitmq_process_resident_memory_bytes',
    of: 'rabbitmq_resident_memory_limit_bytes',
    limit: 0.85,
    says: 'of the memory of its broker is in use',
  }),
  {
    ...rabbit,
    id: 'rabbitmq-storage',
    signal: 'storage',
    title: 'The disk of the broker is close to its limit',
    alert: 'BrokerDiskAlmostFull',
    metrics: [
      'rabbitmq_disk_space_available_bytes',
      'rabbitmq_disk_space_available_limit_bytes',
    ],
    expression: select =>
      `min(${select('rabbitmq_disk_space_available_bytes')}) / max(${select(
        'rabbitmq_disk_space_available_limit_bytes',
      )}) < 2`,
    duration: '10m',
    severity: 'critical',
    summary: part => `${part}: the disk of its broker is close to its limit`,
    format: '',
    test: {
      series: [
        {
          metric: 'rabbitmq_disk_space_available_bytes',
          firing: '15x30',
          quiet: '90x30',
        },
        {
          metric: 'rabbitmq_disk_space_available_limit_bytes',
          firing: '10x30',
          quiet: '10x30',
        },
      ],
      at: '20m',
      value: '1.5',
    },
  },
  single({
    ...rabbit,
    id: 'rabbitmq-connections',
    signal: 'connections',
    title: 'Nobody is connected to the broker',
    alert: 'NobodyConnected',
    metric: 'rabbitmq_connections',
    fires: ['sum', '== 0'],
    duration: '5m',
    severity: 'critical',
    summary: part => `${part}: nobody is connected to its broker`,
    format: '',
    values: { firing: 0, quiet: 8 },
    shown: '0',
  }),
  {
    ...kafka,
    id: 'kafka-backlog',
    source: 'kafka_exporter',
    signal: 'backlog',
    title: 'Consumers fall behind',
    alert: 'ConsumersBehind',
    metrics: ['kafka_consumergroup_lag'],
    expression: select =>
      `max(sum by (consumergroup) (${select(
        'kafka_consumergroup_lag',
      )})) > 1000`,
    duration: '10m',
    severity: 'warning',
    summary: (part, value) => `${part}: a consumer is ${value} messages behind`,
    format: '',
    note: 'A thousand is a guess: take what is handled in the time that a message may wait.',
    test: {
      series: [
        {
          metric: 'kafka_consumergroup_lag',
          labels: { consumergroup: 'billing', partition: '0' },
          firing: '5000x30',
          quiet: '3x30',
        },
      ],
      at: '20m',
      value: '5000',
    },
  },
  {
    ...kafka,
    id: 'kafka-traffic',
    source: 'kafka_exporter',
    signal: 'traffic',
    title: 'Nothing was written to it for half an hour',
    alert: 'RunsDry',
    metrics: ['kafka_topic_partition_current_offset'],
    expression: select =>
      `sum(increase(${select(
        'kafka_topic_partition_current_offset',
      )}[30m])) == 0`,
    duration: '10m',
    severity: 'warning',
    summary: part => `${part}: nothing was written to it for half an hour`,
    format: '',
    note: 'Only for a topic that is never quiet for so long.',
    test: {
      series: [
        {
          metric: 'kafka_topic_partition_current_offset',
          labels: { partition: '0' },
          firing: '10x90',
          quiet: '0+5x90',
        },
      ],
      at: '60m',
      value: '0',
    },
  },
  {
    ...kafka,
    id: 'kafka-errors',
    source: 'kafka_exporter',
    signal: 'errors',
    title: 'Partitions are not replicated as they should be',
    alert: 'UnderReplicated',
    metrics: ['kafka_topic_partition_under_replicated_partition'],
    expression: select =>
      `sum(${select('kafka_topic_partition_under_replicated_partition')}) > 0`,
    duration: '5m',
    severity: 'critical',
    summary: (part, value) => `${part}: ${value} partitions lack a replica`,
    format: '',
    test: {
      series: [
        {
          metric: 'kafka_topic_partition_under_replicated_partition',
          labels: { partition: '0' },
          firing: '1x30',
          quiet: '0x30',
        },
      ],
      at: '15m',
      value: '1',
    },
  },
];
