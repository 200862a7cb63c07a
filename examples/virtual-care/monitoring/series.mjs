// What virtual care measures, made up: for each series its name, its labels and its value at a
// time in seconds. Days have a quiet night and a busy noon. What is not in here emits nothing.

const DAY = 24 * 60 * 60;
const SINCE = Date.UTC(2026, 0, 1) / 1000;

const one = (name, labels, at) => ({ name, labels, at });
const constant = value => () => value;
const gauge = (night, noon) => t =>
  night + ((noon - night) * (1 - Math.cos((2 * Math.PI * t) / DAY))) / 2;
/** Grows by as much a second as the gauge would show. */
const counter = (night, noon) => t =>
  ((night + noon) / 2) * (t - SINCE) -
  ((noon - night) / 2) *
    (DAY / 2 / Math.PI) *
    Math.sin((2 * Math.PI * t) / DAY);

/** A histogram, of which a share is above half a second. */
function histogram(name, labels, [night, noon], slow) {
  const shares = {
    0.1: 0.6,
    0.25: 0.85,
    0.5: 1 - slow,
    1: 1 - slow / 20,
    2.5: 1,
    '+Inf': 1,
  };
  return Object.entries(shares).map(([le, share]) =>
    one(name, { ...labels, le }, counter(night * share, noon * share)),
  );
}

function requests(name, status, labels, [night, noon], failing) {
  return [
    ['200', 1 - failing],
    ['503', failing],
  ].map(([code, share]) =>
    one(
      name,
      { ...labels, [status]: code },
      counter(night * share, noon * share),
    ),
  );
}

function service(name, { load, failing = 0.012, slow = 0.06 }) {
  const labels = { job: name, service: name };
  const metric = 'http_server_request_duration_seconds';
  return [
    one('up', labels, constant(1)),
    ...histogram(`${metric}_bucket`, labels, load, slow),
    ...requests(
      `${metric}_count`,
      'http_response_status_code',
      labels,
      load,
      failing,
    ),
    // What the recording rules would have recorded.
    one('service:http_requests:rate5m', { service: name }, gauge(...load)),
    one('service:http_errors:ratio5m', { service: name }, constant(failing)),
  ];
}

function javaService(name, { load, slow }) {
  const labels = { job: name, service: name };
  const heap = { ...labels, area: 'heap' };
  const metric = 'http_server_requests_seconds';
  return [
    one('up', labels, constant(1)),
    ...histogram(`${metric}_bucket`, labels, load, slow),
    ...requests(`${metric}_count`, 'status', labels, load, 0.012),
    one('jvm_memory_used_bytes', heap, gauge(5e9, 6.6e9)),
    one('jvm_memory_max_bytes', heap, constant(8e9)),
  ];
}

/** A database with a machine of its own, and the exporters of both. */
function database(name, { idle = counter(0.9, 0.4), lag, left = 0.25 } = {}) {
  const postgres = { job: 'postgres', database: name };
  const node = { job: 'node', database: name };
  const disk = { ...node, mountpoint: '/data', fstype: 'ext4' };
  return [
    one('up', postgres, constant(1)),
    one('up', node, constant(1)),
    one('pg_up', postgres, constant(1)),
    one(
      'pg_stat_activity_count',
      { ...postgres, state: 'active' },
      gauge(20, 90),
    ),
    one(
      'pg_stat_activity_count',
      { ...postgres, state: 'idle' },
      gauge(40, 130),
    ),
    one('pg_settings_max_connections', postgres, constant(400)),
    one('pg_stat_database_xact_commit', postgres, counter(40, 400)),
    one('pg_stat_database_xact_rollback', postgres, counter(1, 12)),
    one('pg_stat_database_deadlocks', postgres, counter(0.001, 0.005)),
    ...(lag ? [one('pg_replication_lag', postgres, gauge(...lag))] : []),
    ...['0', '1'].flatMap(cpu => [
      one('node_cpu_seconds_total', { ...node, cpu, mode: 'idle' }, idle),
      one(
        'node_cpu_seconds_total',
        { ...node, cpu, mode: 'user' },
        t => t - SINCE - idle(t),
      ),
    ]),
    one('node_load5', node, gauge(3, 15)),
    one('node_pressure_cpu_waiting_seconds_total', node, counter(0.01, 0.18)),
    one('node_filesystem_size_bytes', disk, constant(1e12)),
    one('node_filesystem_avail_bytes', disk, constant(left * 1e12)),
  ];
}

function cache(name, hits) {
  const redis = { job: 'redis', cache: name };
  return [
    one('up', redis, constant(1)),
    one('redis_up', redis, constant(1)),
    one('redis_memory_used_bytes', redis, gauge(2e9, 5.2e9)),
    one('redis_memory_max_bytes', redis, constant(8e9)),
    one('redis_keyspace_hits_total', redis, counter(20 * hits, 300 * hits)),
    one(
      'redis_keyspace_misses_total',
      redis,
      counter(20 - 20 * hits, 300 - 300 * hits),
    ),
  ];
}

/** What is asked from outside; its certificate lasts for 25 days more. */
function probe(part, seconds, now) {
  const labels = { job: 'blackbox', ...part };
  return [
    one('up', labels, constant(1)),
    one('probe_success', labels, constant(1)),
    one('probe_duration_seconds', labels, gauge(seconds / 2, seconds)),
    one('probe_http_status_code', labels, constant(200)),
    one('probe_ssl_earliest_cert_expiry', labels, constant(now + 25 * DAY)),
  ];
}

function thirdParty(resource, failing, seconds, now) {
  return [
    ...requests(
      'http_client_request_duration_seconds_count',
      'http_response_status_code',
      { resource },
      [1, 12],
      failing,
    ),
    ...probe({ resource }, seconds, now),
  ];
}

/** For four days nothing has been left of its CPU. */
function exhausted(now) {
  const since = now - 4 * DAY;
  const usual = counter(0.9, 0.3);
  return t => (t < since ? usual(t) : usual(since) + 0.004 * (t - since));
}

/** Everything that is measured. */
export function createSeries(now) {
  const queue = { job: 'kafka', queue: 'visit-events-queue' };
  const rabbit = { job: 'rabbitmq', queue: 'notifications-queue' };
  const store = { job: 'minio', resource: 'records-store' };
  const vault = { job: 'vault', resource: 'secret-vault' };
  const media = { job: 'media', region: 'eu' };
  return [
    ...service('visits-api', { load: [6, 60] }),
    ...service('waiting-room', { load: [2, 40] }),
    ...service('video-gateway', { load: [0.35, 8] }),
    ...service('scheduling-api', { load: [5, 45] }),
    ...service('identity-gateway', { load: [3.5, 30] }),
    ...service('audit-log', { load: [8, 120], failing: 0.003 }),
    ...service('notifications', { load: [0.8, 12] }),
    ...service('secure-messaging', { load: [0.5, 6] }),
    ...service('prescriptions', { load: [0.2, 4], failing: 0.006 }),
    ...service('billing-api', { load: [1, 9], failing: 0.006 }),
    ...javaService('care-core', { load: [17, 150], slow: 0.1 }),
    ...javaService('ehr-sync', { load: [1, 10], slow: 0.08 }),
    ...[
      'visits-api',
      'waiting-room',
      'video-gateway',
      'notifications',
      'billing-api',
    ].map(name =>
      one(
        'nodejs_eventloop_lag_p99_seconds',
        { job: name, service: name },
        gauge(0.01, 0.13),
      ),
    ),
    ...['identity-gateway', 'audit-log', 'scheduling-api'].flatMap(name => [
      one(
        'container_cpu_cfs_throttled_periods_total',
        { service: name },
        counter(0.2, 1.6),
      ),
      one(
        'container_cpu_cfs_periods_total',
        { service: name },
        counter(10, 10),
      ),
    ]),

    ...database('visits-db', { idle: exhausted(now) }),
    ...database('visits-db-reader', { lag: [1, 17] }),
    ...database('scheduling-db'),
    ...database('scheduling-db-reader', { lag: [1, 6] }),
    ...database('core-db', { left: 0.15 }),

    ...cache('session-cache', 0.8),
    ...cache('slots-cache', 0.7),
    ...['billing', 'ehr-sync', 'notifications'].map(consumergroup =>
      one(
        'kafka_consumergroup_lag',
        { ...queue, consumergroup },
        gauge(10, 3000),
      ),
    ),
    one('kafka_topic_partition_current_offset', queue, counter(0.9, 25)),
    one('kafka_topic_partition_under_replicated_partition', queue, constant(0)),
    one('rabbitmq_queue_messages_ready', rabbit, gauge(0, 1300)),
    one('rabbitmq_queue_messages_redelivered_total', rabbit, counter(0.1, 3)),
    one('rabbitmq_queue_messages_published_total', rabbit, counter(0.8, 12)),

    one('minio_cluster_capacity_usable_total_bytes', store, constant(4e13)),
    one('minio_cluster_capacity_usable_free_bytes', store, t =>
      t < now - 9 * DAY ? 6.4e12 : 4.8e12,
    ),
    one('minio_s3_requests_total', store, counter(2, 30)),
    one('minio_s3_requests_5xx_errors_total', store, counter(0.012, 0.18)),
    ...histogram(
      'minio_s3_requests_ttfb_seconds_distribution',
      store,
      [2, 30],
      0.06,
    ),
    one('vault_core_unsealed', vault, constant(1)),
    one('vault_audit_log_request_failure', vault, constant(0)),

    ...thirdParty('latchkey-identity', 0.012, 1.1, now),
    ...thirdParty('meridian-ehr', 0.03, 2.6, now),
    ...thirdParty('ledgerline-payments', 0.012, 0.9, now),
    ...probe({ resource: 'relay-webrtc' }, 0.5, now),
    ...probe({ resource: 'courierbird-push' }, 0.5, now),
    ...probe({ resource: 'secret-vault' }, 0.1, now),
    ...probe({ component: 'patient-portal' }, 1.2, now),
    ...probe({ component: 'provider-console' }, 1.8, now),
    ...probe({ component: 'identity-gateway' }, 0.2, now),
    one('turn_allocations_total', media, counter(0.5, 9)),
    one('turn_allocations_failed_total', media, counter(0.015, 0.27)),
  ];
}

/** When alerts fired: so many days ago, for so many minutes. */
export const firings = {
  AuditLogThrottled: [[21, 40]],
  BillingApiSlow: [[5, 20]],
  BookingsDropped: [[26, 25]],
  CareCoreErrors: [
    [3, 12],
    [16, 8],
  ],
  CareCoreSlow: [
    [2, 45],
    [9, 30],
    [17, 25],
  ],
  CoreDbCpuBusy: [
    [2, 120],
    [10, 95],
  ],
  CoreDbLoad: [[10, 30]],
  EhrSyncErrors: [
    [1, 40],
    [8, 15],
  ],
  LatchkeyDoesNotAnswer: [[19, 6]],
  LedgerlineErrors: [[13, 18]],
  MediaAllocationsFailing: [[6, 14]],
  MeridianDoesNotAnswer: [[12, 70]],
  MeridianSlow: [
    [1, 55],
    [4, 30],
    [18, 25],
  ],
  NotificationsErrors: [[11, 9]],
  NotificationsPileUp: [
    [11, 50],
    [24, 35],
  ],
  PortalDown: [[22, 5]],
  PortalSlow: [[7, 30]],
  SchedulingApiErrors: [[15, 10]],
  SchedulingDbConnections: [[15, 20]],
  SchedulingDbCpuBusy: [[15, 30]],
  SchedulingDbReaderBehind: [[15, 12]],
  SessionCacheMemory: [[20, 60]],
  VisitEventsBehind: [[14, 45]],
  VisitsApiErrors: [[4, 25]],
  VisitsApiSlow: [
    [0.5, 180],
    [3, 240],
    [4, 300],
  ],
  VisitsDbConnections: [[4, 30]],
  WaitingRoomErrors: [[4, 20]],
};

/** What comes and goes all day. */
for (const [alert, everyMinutes, forMinutes] of [['SlotSearchSlow', 85, 8]]) {
  firings[alert] = [];
  for (
    let minutes = everyMinutes;
    minutes < 30 * 24 * 60;
    minutes += everyMinutes
  ) {
    firings[alert].push([minutes / 24 / 60, forMinutes]);
  }
}

/** What fires now, and since how many days. */
export const firing = { RecordsStoreAlmostFull: 9, Watchdog: 30 };
