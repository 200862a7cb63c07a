import { Exporter } from './types';

export const services: Exporter[] = [
  {
    name: 'nginx',
    prefixes: ['nginx_', 'nginxplus_'],
    metrics: [
      [/^up$|upstream_server_(up|state)/, 'availability'],
      [/ssl_expire/, 'expiry'],
      [/last_reload_successful/, 'last-success', 'errors'],
      [/errors|failed/, 'errors'],
      [/duration|response_time|latency/, 'latency'],
      [
        /connections_(active|waiting|reading|writing)/,
        'connections',
        'saturation',
      ],
      [/requests|connections|responses|bytes|_size/, 'traffic'],
    ],
  },
  {
    name: 'HAProxy',
    prefixes: ['haproxy_'],
    metrics: [
      [/(^|_)up$|_status$|active_servers/, 'availability'],
      [/errors|failures|denied|retry/, 'errors'],
      [/queue/, 'saturation'],
      [/time|latency/, 'latency'],
      [
        /current_sessions|limit_sessions|max_sessions/,
        'connections',
        'saturation',
      ],
      [/requests|responses|sessions|bytes/, 'traffic'],
    ],
  },
  {
    name: 'Envoy',
    prefixes: ['envoy_', 'istio_', 'traefik_'],
    metrics: [
      [/membership_healthy|health_check|server_up/, 'availability'],
      [/tls_certs_not_after|days_until/, 'expiry'],
      [/(cx|rq).*(fail|error|timeout|reset|retry|5xx)/, 'errors'],
      [/overflow|pending|circuit_breakers/, 'saturation'],
      [/duration|_rq_time/, 'latency'],
      [/cx_active|open_connections/, 'connections', 'saturation'],
      [/requests|_rq_|bytes|messages/, 'traffic'],
    ],
  },
  {
    name: 'OpenTelemetry',
    prefixes: ['http_server_', 'http_client_', 'rpc_server_', 'rpc_client_'],
    metrics: [
      [/active_requests|open_connections/, 'saturation'],
      [/(duration|latency).*_count$/, 'traffic'],
      [/duration|latency|requests_seconds_(sum|max|bucket)/, 'latency'],
      [/error|fail/, 'errors'],
      [/request|response/, 'traffic'],
    ],
  },
  {
    name: 'OpenTelemetry',
    prefixes: ['db_client_'],
    metrics: [
      [/connections?_(timeouts)/, 'errors', 'connections'],
      [/connections?_(pending|wait)/, 'saturation', 'connections'],
      [/connections?_/, 'connections'],
      [/duration.*_count$/, 'traffic'],
      [/duration/, 'latency'],
    ],
  },
  {
    name: 'OpenTelemetry',
    prefixes: ['messaging_', 'system_', 'k8s_', 'jvm_', 'process_runtime_'],
    metrics: [
      [
        /(^|_)(cpu|memory|heap).*(util|usage|used|limit|max|time)/,
        'utilisation',
      ],
      [/filesystem|disk_(usage|util)/, 'storage'],
      [/gc_|threads|load_average/, 'saturation'],
      [/network_errors|failed/, 'errors'],
      [/duration.*_count$|messages|network_io/, 'traffic'],
      [/duration/, 'latency'],
    ],
  },
  {
    name: 'gRPC',
    prefixes: ['grpc_server_', 'grpc_client_'],
    metrics: [
      [/handling_seconds_count$/, 'traffic'],
      [/handling_seconds|duration|latency/, 'latency'],
      [/handled|started|msg_/, 'traffic'],
    ],
  },
  {
    name: 'a runtime',
    prefixes: ['process_', 'nodejs_', 'go_', 'dotnet_', 'python_'],
    metrics: [
      [/eventloop|active_(handles|requests)|goroutines|threads/, 'saturation'],
      [/gc_|open_fds|max_fds|threadpool/, 'saturation'],
      [/cpu|memory|heap|memstats|working_set/, 'utilisation'],
      [/start_time/, 'availability'],
      [/exceptions/, 'errors'],
    ],
  },
  {
    name: 'a pool of connections',
    prefixes: ['hikaricp_', 'jdbc_', 'tomcat_', 'executor_'],
    metrics: [
      [
        /pending|queued|threads_(busy|current|config)|busy/,
        'saturation',
        'connections',
      ],
      [/timeout|error|rejected/, 'errors'],
      [/(usage|acquire|creation)_seconds|processing/, 'latency'],
      [/connections/, 'connections', 'saturation'],
      [/requests|completed/, 'traffic'],
    ],
  },
];
