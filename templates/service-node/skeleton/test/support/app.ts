import type { Config } from '../../src/config/config.ts';
import { buildApp, type Feature } from '../../src/http/app.ts';
import type { Lifecycle } from '../../src/lifecycle.ts';
import { createMetrics } from '../../src/metrics.ts';
import { testConfig } from './config.ts';

/** The application with what a test wants to see of it; ask it with `app.inject`. */
export async function buildTestApp(
  options: { config?: Partial<Config>; features?: readonly Feature[] } = {},
) {
  const metrics = createMetrics();
  const lifecycle: Lifecycle = { phase: 'ready' };
  const config = testConfig(options.config);
  const app = await buildApp({ config, metrics, lifecycle, features: options.features });
  return { app, metrics, lifecycle };
}
