import { Exporter } from './types';

export const stores: Exporter[] = [
  {
    name: 'MinIO',
    prefixes: ['minio_'],
    metrics: [
      [/errors|rejected|failed/, 'errors'],
      [/ttfb|latency|seconds/, 'latency'],
      [/offline|online|health/, 'availability'],
      [/waiting|inflight/, 'saturation'],
      [/capacity|usage|free|disk|drive|bucket_/, 'storage'],
      [/requests|traffic|bytes/, 'traffic'],
    ],
  },
  {
    name: 'Vault',
    prefixes: ['vault_', 'openbao_'],
    metrics: [
      [/failure|error/, 'errors'],
      [/^(core_unsealed|core_active|autopilot_healthy)/, 'availability'],
      [/^expire|lease/, 'saturation'],
      [/^core_handle_(login_)?request_count/, 'traffic'],
      [/^(core_handle|barrier|raft_commitTime|route)/, 'latency'],
    ],
  },
];
