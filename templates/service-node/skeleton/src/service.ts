import { setTimeout as wait } from 'node:timers/promises';
import { buildAdmin } from './admin/admin.ts';
import type { Config } from './config/config.ts';
import { buildApp, type Feature } from './http/app.ts';
import type { App } from './http/types.ts';
import type { Lifecycle } from './lifecycle.ts';
import { createMetrics } from './metrics.ts';

/** A service that runs. */
export interface Service {
  app: App;
  /** Where it listens. */
  url: string;
  adminUrl: string;
  /** Goes unready, answers what still comes, then closes; all of it before a deadline. */
  stop(): Promise<void>;
}

/** Starts the service: the probes first, so that a slow start can be seen. */
export async function startService(
  config: Config,
  features?: readonly Feature[],
): Promise<Service> {
  const lifecycle: Lifecycle = { phase: 'starting' };
  const metrics = createMetrics();
  const host = config.environment === 'local' ? 'localhost' : '0.0.0.0';

  const admin = buildAdmin(lifecycle, metrics);
  const adminUrl = await admin.listen({ host, port: config.adminPort });
  const app = await buildApp({ config, metrics, lifecycle, features });
  const url = await app.listen({ host, port: config.port });
  lifecycle.phase = 'ready';

  return {
    app,
    url,
    adminUrl,
    async stop() {
      lifecycle.phase = 'draining';
      app.log.info({ seconds: config.drainMs / 1000 }, 'not ready any more; draining');
      // Load balancers take a moment to notice, and send requests until they do.
      await wait(config.drainMs);
      app.log.info({ seconds: config.shutdownMs / 1000 }, 'closing');
      await before(config.shutdownMs, app.close());
      await admin.close();
    },
  };
}

async function before(ms: number, work: PromiseLike<unknown>) {
  const abort = new AbortController();
  const deadline = wait(ms, undefined, { signal: abort.signal }).then(() => {
    throw new Error(`Requests were still in flight after ${ms / 1000} seconds.`);
  });
  try {
    await Promise.race([work, deadline]);
  } finally {
    abort.abort();
  }
}
