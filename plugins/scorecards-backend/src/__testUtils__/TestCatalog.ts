import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities can change while a backend runs. */
export class TestCatalog {
  #entities = new Map<string, Entity>();
  #changes = 0;

  /** Called before entities are fetched by name. */
  onFetch: (entityRefs: string[]) => Promise<void> = async () => {};

  /** Adds or replaces an entity. */
  set(entity: Entity): void {
    this.#changes += 1;
    const etag = String(this.#changes);
    this.#entities.set(stringifyEntityRef(entity), {
      ...entity,
      metadata: { ...entity.metadata, etag },
    });
  }

  delete(entityRef: string): void {
    this.#entities.delete(entityRef);
  }

  get factory() {
    return createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () =>
        new Proxy(catalogServiceMock(), {
          get: (_, method) => {
            const now = catalogServiceMock({
              entities: [...this.#entities.values()],
            });
            if (method === 'getEntitiesByRefs') {
              return async (
                ...args: Parameters<typeof now.getEntitiesByRefs>
              ) => {
                await this.onFetch(args[0].entityRefs);
                return now.getEntitiesByRefs(...args);
              };
            }
            const value = Reflect.get(now, method);
            return typeof value === 'function' ? value.bind(now) : value;
          },
        }),
    });
  }
}

/** A service of team A, unless told otherwise. */
export function service(
  name: string,
  spec: { owner?: string; system?: string; type?: string } = {},
): Entity {
  const owner = spec.owner ?? 'group:default/team-a';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production', ...spec },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      ...(spec.system ? [{ type: 'partOf', targetRef: spec.system }] : []),
    ],
  };
}
