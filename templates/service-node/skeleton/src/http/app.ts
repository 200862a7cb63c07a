import Fastify, { LogController } from 'fastify';
import {
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { type Clients, createClients } from '../clients/clients.ts';
import type { Config } from '../config/config.ts';
import { dataClass } from '../data-class.ts';
import { features } from '../features/index.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { loggerOptions } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { addAuthentication } from './authentication.ts';
import { addContract } from './contract.ts';
import { addHeaders } from './headers.ts';
import { addProblems } from './problems.ts';
import { addRequestLog, requestId } from './request-log.ts';
import { addRequestMetrics } from './request-metrics.ts';
import { addTracing } from './tracing.ts';
import type { App } from './types.ts';

/** What a feature gets to add its routes with. */
export interface FeatureContext {
  clients: Clients;
  config: Config;
  metrics: Metrics;
  lifecycle: Lifecycle;
}

/** Adds routes to the application. */
export type Feature = (app: App, context: FeatureContext) => void | Promise<void>;

export interface AppOptions {
  config: Config;
  metrics: Metrics;
  lifecycle: Lifecycle;
  /** Other features than those of this service; for tests. */
  features?: readonly Feature[];
}

/** The application, ready to listen. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, metrics, lifecycle } = options;
  const app: App = Fastify({
    logger: loggerOptions(config.logLevel, dataClass),
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    // What still arrives while it drains is answered as ever.
    return503OnClosing: false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  // The order matters: what comes first sees also the requests that what comes later refuses.
  addTracing(app);
  addRequestLog(app);
  addRequestMetrics(app, metrics);
  addHeaders(app, dataClass, lifecycle);
  addProblems(app);
  addAuthentication(app, config.auth);
  await addContract(app);

  const clients = createClients(config.dependencies, metrics);
  const context = { clients, config, metrics, lifecycle };
  for (const addFeature of options.features ?? features) {
    await addFeature(app, context);
  }
  await app.ready();
  return app;
}
