import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import techInsightsJsonfc from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  FactRetriever,
  techInsightsFactRetrieversExtensionPoint,
} from '@backstage-community/plugin-tech-insights-node';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { readOptions, serve } from '../server/serve';
import { checkId } from './definitions';
import {
  FACTS_PER_SOURCE,
  factsOf,
  isNumber,
  listEntities,
  listSources,
  nameOf,
  THRESHOLD,
  WorldOptions,
} from './world';

/** How the backend with Tech Insights is started. */
export interface TheirsOptions {
  world: WorldOptions;
  database: JsonObject;
}

const options = readOptions<TheirsOptions>();
const sources = listSources(options.world);
const facts = Array.from({ length: FACTS_PER_SOURCE }, (_, fact) => fact);

/** All facts of an entity are in one bag there, so that names must differ. */
const factName = (source: number, fact: number) => `s${source}_f${fact}`;

const retrievers = sources.map(
  (id, source): FactRetriever => ({
    id,
    version: '1.0.0',
    schema: Object.fromEntries(
      facts.map(fact => [
        factName(source, fact),
        {
          type: isNumber(fact) ? 'integer' : 'boolean',
          description: `Fact ${fact}`,
        },
      ]),
    ),
    handler: async () =>
      Array.from({ length: options.world.entities }, (_, entity) => ({
        entity: {
          kind: 'component',
          namespace: 'default',
          name: nameOf(entity),
        },
        facts: Object.fromEntries(
          Object.values(factsOf(source, entity)).map((value, fact) => [
            factName(source, fact),
            value,
          ]),
        ),
      })),
  }),
);

const checks = Object.fromEntries(
  sources.flatMap((id, source) =>
    facts.map(fact => [
      checkId(source, fact),
      {
        type: 'json-rules-engine',
        name: `Check ${fact} of ${id}`,
        description: 'A check of the bench',
        factIds: [id],
        rule: {
          conditions: {
            all: [
              {
                fact: factName(source, fact),
                operator: isNumber(fact) ? 'greaterThanInclusive' : 'equal',
                value: isNumber(fact) ? THRESHOLD : true,
              },
            ],
          },
        },
      },
    ]),
  ),
);

serve({
  database: options.database,
  entities: listEntities(options.world),
  config: {
    techInsights: {
      factRetrievers: Object.fromEntries(
        sources.map(id => [
          id,
          { cadence: '0 3 * * *', lifecycle: { timeToLive: { days: 90 } } },
        ]),
      ),
      factChecker: { checks },
    },
  },
  features: [
    techInsightsPlugin,
    techInsightsJsonfc,
    createBackendModule({
      pluginId: 'tech-insights',
      moduleId: 'bench-retrievers',
      register(env) {
        env.registerInit({
          deps: { extension: techInsightsFactRetrieversExtensionPoint },
          async init({ extension }) {
            extension.addFactRetrievers(
              Object.fromEntries(retrievers.map(each => [each.id, each])),
            );
          },
        });
      },
    }),
  ],
});
