import { Exporter } from './types';

export const infrastructure: Exporter[] = [
  {
    name: 'node_exporter',
    prefixes: ['node_'],
    metrics: [
      [/^filesystem_.*(error|readonly)/, 'errors', 'storage'],
      [/^(filesystem|volume)/, 'storage'],
      [/errs|errors|drop|edac|md_disks|scrape_error/, 'errors'],
      [/^(load|pressure|procs_blocked|filefd)/, 'saturation'],
      [/^(vmstat_oom_kill|vmstat_pg|context_switches)/, 'saturation'],
      [/^(memory_swap|disk_io_time_weighted)/, 'saturation'],
      [/^disk_(read|write)_time/, 'latency'],
      [/^(cpu|memory|disk_io_time)/, 'utilisation'],
      [/^(nf_conntrack|sockstat|netstat_tcp_currestab)/i, 'connections'],
      [/^(systemd_unit|network_up|bonding|boot_time)/, 'availability'],
      [/^(network|disk)/, 'traffic'],
    ],
  },
  {
    name: 'windows_exporter',
    prefixes: ['windows_'],
    metrics: [
      [/^logical_disk_(free|size)/, 'storage'],
      [/queue/, 'saturation'],
      [/^(cpu|memory|os_)/, 'utilisation'],
      [/^service/, 'availability'],
      [/^net.*error/, 'errors'],
      [/^net/, 'traffic'],
    ],
  },
  {
    name: 'blackbox_exporter',
    prefixes: ['probe_'],
    metrics: [
      [/^(ssl|tls).*(expiry|not_after)/, 'expiry'],
      [/^(success|icmp_reply)/, 'availability', 'errors'],
      [/^http_status_code/, 'errors', 'availability'],
      [/^failed/, 'errors', 'availability'],
      [/duration|lookup_time|rtt/, 'latency'],
    ],
  },
  {
    name: 'x509_certificate_exporter',
    prefixes: ['x509_', 'ssl_', 'certmanager_'],
    metrics: [
      [/not_after|expir/, 'expiry'],
      [/ready_status|probe_success|read_errors/, 'errors', 'availability'],
    ],
  },
  {
    name: 'kube-state-metrics',
    prefixes: ['kube_'],
    metrics: [
      [/^cronjob_status_last_successful/, 'last-success'],
      [/^(cronjob_next|job_complete|job_status_succeeded)/, 'last-success'],
      [/^job_(status_failed|failed)/, 'errors', 'last-success'],
      [/^job_status_(start|completion)|^job_status_active/, 'duration'],
      [/^(horizontalpodautoscaler|hpa)/, 'saturation'],
      [
        /^(resourcequota|pod_container_resource|node_status_alloc)/,
        'utilisation',
      ],
      [
        /^pod_container_status_(restarts|last_terminated)/,
        'availability',
        'errors',
      ],
      [/^persistentvolume(claim)?/, 'storage'],
      [
        /^(deployment|statefulset|daemonset|replicaset|pod|node|endpoint)/,
        'availability',
      ],
    ],
  },
  {
    name: 'the kubelet',
    prefixes: ['container_', 'kubelet_'],
    metrics: [
      [/^volume_stats|^fs_(usage|limit)/, 'storage'],
      [/throttled|oom|memory_failcnt/, 'saturation'],
      [/^(cpu|memory|spec)/, 'utilisation'],
      [/^network.*(error|dropped)/, 'errors'],
      [/^network/, 'traffic'],
      [/^(start_time|last_seen)/, 'availability'],
    ],
  },
  {
    name: 'pushgateway',
    prefixes: ['push_'],
    metrics: [
      [/^failure_time/, 'errors', 'last-success'],
      [/^time/, 'last-success'],
    ],
  },
];
