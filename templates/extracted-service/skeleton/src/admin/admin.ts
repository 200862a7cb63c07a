import Fastify from 'fastify';
import { reportExtraction } from '../extraction/report.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { Metrics } from '../metrics.ts';

/**
 * Probes and metrics, on a port that is not for callers. None of them asks a dependency: when
 * that one is down, restarting or hiding this service would only make it worse.
 */
export function buildAdmin(lifecycle: Lifecycle, { registry }: Metrics) {
  const admin = Fastify({ logger: false });

  admin.get('/livez', () => ({ status: 'alive' }));

  admin.get('/startupz', (_request, reply) => {
    const started = lifecycle.phase !== 'starting';
    return reply.status(started ? 200 : 503).send({ status: lifecycle.phase });
  });

  admin.get('/readyz', (_request, reply) => {
    const ready = lifecycle.phase === 'ready';
    return reply.status(ready ? 200 : 503).send({ status: lifecycle.phase });
  });

  admin.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );

  admin.get('/extraction/report', () => reportExtraction(registry));

  return admin;
}
