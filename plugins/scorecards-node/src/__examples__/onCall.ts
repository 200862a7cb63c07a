import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';
import {
  CollectContext,
  CollectedFact,
  FactCollector,
  scorecardsCollectorsExtensionPoint,
} from '..';

/** Rules read it as `facts.onCall.people`. */
const onCallSource: FactSourceDefinition = {
  id: 'onCall',
  title: 'On call',
  description: 'Who is called when a component breaks',
  maxAge: { days: 1 },
  fields: {
    people: { type: 'int', unit: 'people', description: 'Size of the rota' },
  },
};

class OnCallCollector implements FactCollector {
  readonly source = onCallSource;
  readonly filter = { kind: 'Component', 'spec.lifecycle': 'production' };
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 10 } };

  constructor(private readonly pagerUrl: string) {}

  async collect(
    entities: Entity[],
    { signal }: CollectContext,
  ): Promise<CollectedFact[]> {
    const response = await fetch(`${this.pagerUrl}/rotas`, { signal });
    if (!response.ok) {
      throw new Error(`the pager answers with status ${response.status}`);
    }
    const rotas: Record<string, string[]> = await response.json();
    return entities.map(entity => {
      const entityRef = stringifyEntityRef(entity);
      const people = rotas[entity.metadata.name];
      return people
        ? { entityRef, value: { people: people.length } }
        : { entityRef, error: 'the pager does not know it' };
    });
  }
}

export const scorecardsModuleOnCall = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'on-call',
  register(module) {
    module.registerInit({
      deps: {
        collectors: scorecardsCollectorsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ collectors, config }) {
        const pagerUrl = config.getString('scorecards.onCall.pagerUrl');
        collectors.addCollector(new OnCallCollector(pagerUrl));
      },
    });
  },
});
