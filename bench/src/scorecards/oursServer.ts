import { createBackendModule } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { factSourceDefinitionSchema } from '@guildhall/plugin-scorecards-common';
import scorecardsPlugin from '@guildhall/plugin-scorecards-backend';
import {
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from '@guildhall/plugin-scorecards-node';
import { restartReevaluation } from '../../../plugins/scorecards-backend/src/database/registry';
import { readOptions, serve } from '../server/serve';
import { describeSources } from './definitions';
import { evaluateByHand } from './handWritten';
import { factsOf, listEntities, WorldOptions } from './world';

/** How the backend with scorecards is started. */
export interface OursOptions {
  world: WorldOptions;
  database: JsonObject;
  /** A folder with definition files. */
  definitions: string;
  /** How many days of history are kept. */
  historyDays?: number;
}

const options = readOptions<OursOptions>();

/** Entities whose facts are not the first ones any more. */
const versions = new Map<number, number>();

const collectors = describeSources(options.world).map(
  (definition, source): FactCollector => {
    return {
      source: factSourceDefinitionSchema.parse(definition),
      schedule: { frequency: { days: 1 }, timeout: { minutes: 5 } },
      collect: async entities =>
        entities.map(entity => {
          const entityRef = stringifyEntityRef(entity);
          const index = Number(parseEntityRef(entityRef).name.split('-')[1]);
          const value = factsOf(source, index, versions.get(index));
          return { entityRef, value };
        }),
    };
  },
);

serve({
  database: options.database,
  entities: listEntities(options.world),
  config: {
    scorecards: {
      locations: [{ type: 'file', target: `${options.definitions}/*.yaml` }],
      ...(options.historyDays && {
        retention: { history: { days: options.historyDays } },
      }),
    },
  },
  features: [
    scorecardsPlugin,
    createBackendModule({
      pluginId: 'scorecards',
      moduleId: 'bench-collectors',
      register(env) {
        env.registerInit({
          deps: { extension: scorecardsCollectorsExtensionPoint },
          async init({ extension }) {
            extension.addCollector(...collectors);
          },
        });
      },
    }),
  ],
  commands: databases => ({
    /** Gives some entities other facts, from the next collection on. */
    change: async ({ entities }: { entities: number[] }) => {
      for (const entity of entities) {
        versions.set(entity, (versions.get(entity) ?? 0) + 1);
      }
    },
    /** Leaves facts and rules, from which all is to be evaluated again. */
    forgetVerdicts: async () => {
      const knex = databases.get('scorecards');
      if (knex) {
        await knex('verdict_current').truncate();
        await knex('score_current').truncate();
        await knex.transaction(restartReevaluation);
      }
    },
    byHand: async () => {
      const database = databases.get('scorecards');
      return database && evaluateByHand(database, options.world);
    },
  }),
});
