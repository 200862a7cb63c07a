import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities can change while a backend runs. */
export class TestCatalog {
  readonly #entities = new Map<string, Entity>();
  #changes = 0;

  /** Adds or replaces an entity. */
  set(added: Entity): void {
    this.#changes += 1;
    const etag = String(this.#changes);
    this.#entities.set(stringifyEntityRef(added), {
      ...added,
      metadata: { ...added.metadata, etag },
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
            const value = Reflect.get(now, method);
            return typeof value === 'function' ? value.bind(now) : value;
          },
        }),
    });
  }
}

/** An entity of team A, unless told otherwise. */
export function entity(
  name: string,
  options: {
    kind?: string;
    owner?: string;
    annotations?: Record<string, string>;
    relations?: Array<[type: string, targetRef: string]>;
  } = {},
): Entity {
  const { kind = 'Component', owner = 'group:default/team-a' } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: options.annotations,
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      ...(options.relations ?? []).map(([type, targetRef]) => ({
        type,
        targetRef,
      })),
    ],
  };
}
