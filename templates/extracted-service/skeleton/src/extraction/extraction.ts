import { newPath } from '../features/new-path.ts';
import { buildApp, type Feature, type FeatureContext } from '../http/app.ts';
import type { App } from '../http/types.ts';
import { sendAnswer } from './answer.ts';
import { readCall } from './call.ts';
import { createContract } from './contract.ts';
import { createExtractionMetrics, metricsOfNewPath } from './metrics.ts';
import { createNewPath } from './new-path.ts';
import { createOldPath } from './old-path.ts';
import { createRouter } from './router.ts';
import { scope } from './scope.ts';
import { type ExtractionSettings, loadExtractionSettings } from './settings.ts';
import { showStage } from './show-stage.ts';
import { openStageFlag } from './stage-flag.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'POST', 'PUT', 'PATCH', 'DELETE'];

interface ExtractionOptions {
  settings: ExtractionSettings;
  /** The new path. */
  features: readonly Feature[];
}

/**
 * The slice's paths, answered by the monolith or by this service as the stage says. Who calls is
 * checked by the path that answers: this feature only stands between them.
 */
export async function extraction(
  app: App,
  { config, metrics, lifecycle }: FeatureContext,
  options: ExtractionOptions = {
    settings: loadExtractionSettings(process.env),
    features: newPath,
  },
) {
  const { settings, features } = options;
  const flag = await openStageFlag(scope.flag, settings.flagsFile, settings.flagsMs);
  const oldPath = createOldPath(config.dependencies[scope.monolith].url, settings.oldMs);
  const newApp = await buildApp({
    config,
    metrics: metricsOfNewPath(metrics),
    lifecycle,
    features,
  });
  const contract = createContract(newApp.swagger());
  const counters = createExtractionMetrics(metrics.registry, contract.operations);
  const router = createRouter({
    flag,
    paths: { old: oldPath.answer, new: createNewPath(newApp) },
    contract,
    metrics: counters,
    settings,
    log: app.log,
  });
  await showStage(flag, counters, app.log);

  await app.register(async routes => {
    // Bodies are passed on as they are.
    routes.removeAllContentTypeParsers();
    routes.addContentTypeParser('*', (_request, _payload, done) => done(null));
    for (const url of scope.routes.flatMap(route => [route, `${route}/*`])) {
      routes.route({
        method: METHODS,
        url,
        exposeHeadRoute: false,
        config: { public: true },
        schema: { hide: true },
        async handler(request, reply) {
          const call = await readCall(request.raw, request.id, settings.keptBytes);
          await router.answer(call, answer => {
            reply.hijack();
            const closing = lifecycle.phase === 'draining';
            return sendAnswer(reply.raw, answer, { closing, keptBytes: settings.keptBytes });
          });
        },
      });
    }
  });

  app.addHook('onClose', async () => {
    await router.idle();
    await newApp.close();
    await flag.close();
    oldPath.close();
  });
}
