import { Exporter } from './types';

export const brokers: Exporter[] = [
  {
    name: 'RabbitMQ',
    prefixes: ['rabbitmq_'],
    metrics: [
      [/^(up|node_up|running|partitions|identity_info)$/, 'availability'],
      [/unroutable|redelivered|dropped|dead_letter|errors/, 'errors'],
      [/queue_consumers|consumers$/, 'availability', 'saturation'],
      [
        /(published|delivered|acknowledged|confirmed|received).*total/,
        'traffic',
      ],
      [/queue_messages|messages_(ready|unack)|head_message/, 'backlog'],
      [/disk|queue_.*_bytes/, 'storage'],
      [/alarms|fd_|open_fds|sockets|erlang_processes|run_queue/, 'saturation'],
      [/memory/, 'utilisation'],
      [/connections|channels/, 'connections'],
    ],
  },
  {
    name: 'Kafka',
    prefixes: ['kafka_'],
    metrics: [
      [/^brokers$|offline_?partitions|activecontroller/, 'availability'],
      [
        /under_?(replicated|min_?isr)|isr_?shrink|in_sync/,
        'replication-lag',
        'errors',
      ],
      [/lag/, 'backlog'],
      [/failed|errors/, 'errors'],
      [/idle_?percent|queue_?size|request_?queue/, 'saturation'],
      [/time_?ms|latency/, 'latency'],
      [/log_?size/, 'storage'],
      [/connection/, 'connections'],
      [/offset|messages_?in|bytes_?(in|out)/, 'traffic'],
    ],
  },
  {
    name: 'NATS',
    prefixes: ['nats_', 'jetstream_', 'gnatsd_'],
    metrics: [
      [/slow_consumers/, 'saturation'],
      [/pending|lag|backlog/, 'backlog'],
      [/mem|cpu/, 'utilisation'],
      [/storage|bytes_used/, 'storage'],
      [/connections/, 'connections'],
      [/msgs|bytes/, 'traffic'],
    ],
  },
  {
    name: "AWS's SQS metrics",
    prefixes: ['aws_sqs_'],
    metrics: [
      [/visible|delayed|age_of_oldest/, 'backlog'],
      [/sent|received|deleted/, 'traffic'],
    ],
  },
];
