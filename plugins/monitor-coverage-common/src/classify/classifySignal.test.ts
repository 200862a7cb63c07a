import { Monitor } from '../monitors';
import { describeReasons } from '../reasons';
import { describeRule, indexRecordings } from '../ruleFiles';
import { Signal } from '../vocabulary';
import { classifySignal } from './classifySignal';

function monitorOf(expression: string, more: Partial<Monitor> = {}): Monitor {
  return {
    id: 'a',
    name: 'A',
    origin: { title: 'a.yaml' },
    expression,
    labels: {},
    annotations: {},
    series: 'unknown',
    ...describeRule({ name: 'A', expression }, indexRecordings([])),
    ...more,
  };
}

const database: Signal[] = [
  'utilisation',
  'saturation',
  'errors',
  'connections',
  'replication-lag',
  'storage',
  'availability',
  'hit-ratio',
  'latency',
];
const service: Signal[] = ['latency', 'traffic', 'errors', 'saturation'];

describe('classifySignal', () => {
  it.each<[Signal, string]>([
    ['availability', 'pg_up{server="visits-db"} == 0'],
    [
      'connections',
      'sum by (server) (pg_stat_activity_count) / on (server) pg_settings_max_connections > 0.8',
    ],
    ['replication-lag', 'pg_replication_lag_seconds > 30'],
    ['replication-lag', 'pg_stat_replication_pg_wal_lsn_diff > 1e9'],
    ['storage', 'pg_database_size_bytes > 100 * 1024 ^ 3'],
    [
      'hit-ratio',
      'rate(pg_stat_database_blks_hit[5m]) / (rate(pg_stat_database_blks_hit[5m]) + rate(pg_stat_database_blks_read[5m])) < 0.9',
    ],
    ['errors', 'increase(pg_stat_database_deadlocks[5m]) > 0'],
    [
      'errors',
      'rate(pg_stat_database_xact_rollback[5m]) / rate(pg_stat_database_xact_commit[5m]) > 0.1',
    ],
    ['saturation', 'pg_locks_count{mode="exclusivelock"} > 50'],
    ['saturation', 'pgbouncer_pools_client_waiting_connections > 0'],
    ['latency', 'rate(pg_stat_statements_seconds_total[5m]) > 1'],

    ['availability', 'mysql_up == 0'],
    [
      'connections',
      'mysql_global_status_threads_connected / mysql_global_variables_max_connections > 0.8',
    ],
    ['saturation', 'mysql_global_status_threads_running > 40'],
    ['replication-lag', 'mysql_slave_status_seconds_behind_master > 30'],
    ['errors', 'rate(mysql_global_status_aborted_connects[5m]) > 1'],
    ['latency', 'rate(mysql_global_status_slow_queries[5m]) > 1'],

    ['availability', 'redis_up == 0'],
    ['utilisation', 'redis_memory_used_bytes / redis_memory_max_bytes > 0.9'],
    ['saturation', 'rate(redis_evicted_keys_total[5m]) > 1'],
    ['errors', 'increase(redis_rejected_connections_total[5m]) > 0'],
    ['connections', 'redis_connected_clients / redis_config_maxclients > 0.8'],
    [
      'hit-ratio',
      'rate(redis_keyspace_hits_total[5m]) / (rate(redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m])) < 0.8',
    ],
    ['replication-lag', 'redis_master_link_up == 0'],

    ['utilisation', 'aws_rds_cpuutilization_average{dbinstance="x"} > 90'],
    ['storage', 'aws_rds_free_storage_space_average < 1e9'],
    ['replication-lag', 'mongodb_mongod_replset_member_replication_lag > 10'],
    ['storage', 'elasticsearch_filesystem_data_available_bytes < 1e9'],
    ['availability', 'elasticsearch_cluster_health_status{color="red"} == 1'],

    ['backlog', 'sum by (queue) (rabbitmq_queue_messages_ready) > 1000'],
    ['availability', 'rabbitmq_queue_consumers == 0'],
    ['utilisation', 'rabbitmq_process_resident_memory_bytes > 1e9'],
    [
      'errors',
      'rate(rabbitmq_channel_messages_unroutable_dropped_total[5m]) > 0',
    ],
    ['storage', 'rabbitmq_disk_space_available_bytes < 1e9'],
    ['backlog', 'sum by (consumergroup) (kafka_consumergroup_lag) > 1000'],
    ['replication-lag', 'kafka_topic_partition_under_replicated_partition > 0'],
    ['availability', 'kafka_brokers < 3'],

    [
      'utilisation',
      '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.9',
    ],
    [
      'utilisation',
      'node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.1',
    ],
    [
      'storage',
      'predict_linear(node_filesystem_avail_bytes{mountpoint="/"}[6h], 24 * 3600) < 0',
    ],
    ['saturation', 'node_load5 > 4'],
    ['saturation', 'rate(node_pressure_cpu_waiting_seconds_total[5m]) > 0.5'],
    ['errors', 'rate(node_network_receive_errs_total[5m]) > 1'],
    ['utilisation', 'rate(node_disk_io_time_seconds_total[5m]) > 0.9'],
    ['availability', 'node_systemd_unit_state{state="failed"} == 1'],

    ['availability', 'probe_success == 0'],
    ['expiry', 'probe_ssl_earliest_cert_expiry - time() < 86400 * 14'],
    ['latency', 'probe_duration_seconds > 2'],
    [
      'expiry',
      'certmanager_certificate_expiration_timestamp_seconds - time() < 1w',
    ],

    ['availability', 'kube_deployment_status_replicas_available == 0'],
    [
      'availability',
      'increase(kube_pod_container_status_restarts_total[1h]) > 5',
    ],
    ['errors', 'kube_job_status_failed > 0'],
    [
      'last-success',
      'time() - kube_cronjob_status_last_successful_time > 86400',
    ],
    ['utilisation', 'rate(container_cpu_usage_seconds_total[5m]) > 0.9'],
    ['saturation', 'rate(container_cpu_cfs_throttled_periods_total[5m]) > 0.5'],
    [
      'storage',
      'kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes < 0.1',
    ],
    ['last-success', 'time() - push_time_seconds > 86400'],

    ['traffic', 'rate(nginx_http_requests_total[5m]) < 1'],
    ['connections', 'nginx_connections_active > 1000'],
    [
      'errors',
      'rate(haproxy_backend_http_responses_total{code="5xx"}[5m]) > 1',
    ],
    [
      'latency',
      'histogram_quantile(0.9, rate(istio_request_duration_milliseconds_bucket[5m])) > 500',
    ],
    ['errors', 'rate(istio_requests_total{response_code=~"5.*"}[5m]) > 1'],

    [
      'latency',
      'histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_seconds_bucket{http_response_status_code!~"5.."}[5m]))) > 1',
    ],
    [
      'latency',
      'histogram_quantile(0.95, sum(rate({"http.server.request.duration"}[5m]))) > 1',
    ],
    [
      'errors',
      'sum(rate({"http.server.request.duration", "error.type"!=""}[5m])) > 1',
    ],
    [
      'errors',
      'rate(http_server_duration_milliseconds_count{http_status_code=~"[45].."}[5m]) > 1',
    ],
    ['traffic', 'rate(http_server_request_duration_seconds_count[5m]) < 0.1'],
    ['saturation', 'http_server_active_requests > 100'],
    [
      'latency',
      'rate(rpc_server_duration_milliseconds_sum[5m]) / rate(rpc_server_duration_milliseconds_count[5m]) > 100',
    ],
    ['errors', 'rate(grpc_server_handled_total{grpc_code!="OK"}[5m]) > 1'],
    [
      'errors',
      'rate(grpc_server_handled_total{grpc_code=~"Internal|Unavailable"}[5m]) > 1',
    ],
    ['connections', 'db_client_connection_count{state="used"} > 9'],
    [
      'latency',
      'histogram_quantile(0.9, rate(db_client_operation_duration_seconds_bucket[5m])) > 1',
    ],

    ['traffic', 'sum(rate(http_requests_total[5m])) < 1'],
    ['traffic', 'sum(rate(http_requests_total{code=~"2..|4.."}[5m])) < 1'],
    ['errors', 'sum(rate(http_requests_total{code=~"4..|5.."}[5m])) > 1'],
    ['errors', 'sum(rate(http_requests_total{status="500"}[5m])) > 1'],
    [
      'errors',
      'sum(rate(http_request_errors_total[5m])) / sum(rate(http_requests_total[5m])) > 0.1',
    ],
    [
      'latency',
      'rate(http_request_duration_seconds_sum[5m]) / rate(http_request_duration_seconds_count[5m]) > 1',
    ],
    ['saturation', 'nodejs_eventloop_lag_p99_seconds > 0.5'],
    ['utilisation', 'process_resident_memory_bytes > 1e9'],
    ['saturation', 'hikaricp_connections_pending > 0'],
    ['errors', 'rate(log_messages_total{level="error"}[5m]) > 1'],
    ['errors', 'slo:sli_error:ratio_rate5m > 14.4 * 0.001'],
    ['utilisation', 'instance:node_cpu:ratio > 0.9'],
    ['backlog', 'outbox_messages_pending > 1000'],
    ['last-success', 'time() - backup_last_success_timestamp_seconds > 86400'],
    ['availability', 'up{job="visits-api"} == 0'],
    ['availability', 'absent(http_requests_total{service="visits-api"})'],
  ])('finds %s in %s', (signal, expression) => {
    const monitor = monitorOf(expression);
    expect(monitor.problem).toBeUndefined();
    expect(classifySignal(monitor, [])).toEqual({
      signal,
      reasons: [expect.any(Object)],
    });
    expect(classifySignal(monitor, [signal, ...service])?.signal).toBe(signal);
  });

  it('takes what stands nearest where the part does not need the signal itself', () => {
    const cpu = monitorOf('avg(rate(node_cpu_seconds_total[5m])) > 0.9');
    expect(classifySignal(cpu, database)?.signal).toBe('utilisation');
    const found = classifySignal(cpu, service);
    expect(found?.signal).toBe('saturation');
    expect(describeReasons(found?.reasons ?? [])).toBe(
      'node_cpu_seconds_total is a metric of node_exporter. It would rather be about utilisation, which is not asked for',
    );
    expect(classifySignal(cpu, ['errors'])?.signal).toBe('utilisation');

    const run = monitorOf('claims_export_run_duration_seconds > 3600');
    expect(classifySignal(run, ['last-success', 'duration'])?.signal).toBe(
      'duration',
    );
    expect(classifySignal(run, service)?.signal).toBe('latency');
  });

  it('believes what it is told rather than what it sees', () => {
    const expression = 'rate(http_requests_total[5m]) > 1';
    const told = (more: Partial<Monitor>) =>
      classifySignal(monitorOf(expression, more), service);
    expect(told({})?.signal).toBe('traffic');
    expect(told({ labels: { signal: 'Saturation' } })).toEqual({
      signal: 'saturation',
      reasons: [{ code: 'signal-label', params: { name: 'signal' } }],
    });
    expect(told({ annotations: { signal: 'replication_lag' } })?.signal).toBe(
      'replication-lag',
    );
    expect(
      told({ signal: 'errors', labels: { signal: 'latency' } })?.signal,
    ).toBe('errors');
    expect(told({ labels: { signal: 'utilization' } })?.signal).toBe(
      'utilisation',
    );
    expect(told({ labels: { signal: 'noise' } })?.signal).toBe('traffic');
  });

  it('says nothing where nothing tells', () => {
    expect(classifySignal(monitorOf('foo > 1'), service)).toBeUndefined();
    expect(classifySignal(monitorOf('vector(1)'), service)).toBeUndefined();
    expect(
      classifySignal(monitorOf('{__name__=~"http_.*"} > 1'), service),
    ).toBeUndefined();
    expect(
      classifySignal(monitorOf(`${'disk'.repeat(4_000)} > 1`), service),
    ).toBeUndefined();
  });

  it('never lets one rule stand for several signals of a part', () => {
    const monitor = monitorOf(
      'rate(http_requests_total{code="500"}[5m]) > 1 or http_request_duration_seconds > 1 or node_load1 > 5',
    );
    expect(classifySignal(monitor, service)).toEqual(
      expect.objectContaining({ signal: 'errors' }),
    );
  });
});
