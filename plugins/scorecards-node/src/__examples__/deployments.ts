import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';
import { factsServiceRef } from '..';

const deploymentsSource: FactSourceDefinition = {
  id: 'deployments',
  title: 'Deployments',
  description: 'What was brought to production',
  fields: {
    lastAt: { type: 'timestamp', description: 'When the last one was' },
  },
};

export const deploymentsPlugin = createBackendPlugin({
  pluginId: 'deployments',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        facts: factsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, facts, logger, scheduler }) {
        async function pushFacts() {
          const credentials = await auth.getOwnServiceCredentials();
          await facts.declareSource(deploymentsSource, { credentials });
          const { rejected } = await facts.push(
            [
              {
                entityRef: 'component:default/visits-api',
                source: 'deployments',
                value: { lastAt: '2026-11-20T09:30:00Z' },
              },
            ],
            { credentials },
          );
          for (const { index, reason } of rejected) {
            logger.warn(`Fact ${index} was rejected: ${reason}`);
          }
        }
        await scheduler.scheduleTask({
          id: 'push-facts',
          initialDelay: { minutes: 1 },
          frequency: { hours: 1 },
          timeout: { minutes: 5 },
          fn: pushFacts,
        });
      },
    });
  },
});
