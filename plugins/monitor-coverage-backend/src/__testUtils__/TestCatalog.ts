import { createServiceFactory } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog whose entities can change while a backend runs. */
export class TestCatalog {
  readonly #entities = new Map<string, Entity>();
  #changes = 0;
  /** Set to have the catalog refuse to answer. */
  problem: Error | undefined;

  constructor(entities: Entity[] = []) {
    this.set(...entities);
  }

  /** Adds or replaces entities. */
  set(...entities: Entity[]): void {
    for (const entity of entities) {
      this.#changes += 1;
      const etag = String(this.#changes);
      this.#entities.set(stringifyEntityRef(entity), {
        ...entity,
        metadata: { ...entity.metadata, etag },
      });
    }
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
            if (this.problem) {
              throw this.problem;
            }
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

type Options = {
  owner?: string;
  system?: string;
  type?: string;
  dependsOn?: string[];
  consumesApis?: string[];
  providesApis?: string[];
  annotations?: Record<string, string>;
  tags?: string[];
};

/** A service of the visits team, unless told otherwise. */
export function service(name: string, options: Options = {}): Entity {
  return part('Component', name, { type: 'service', ...options });
}

export function database(name: string, options: Options = {}): Entity {
  return part('Resource', name, { type: 'database', ...options });
}

export function part(kind: string, name: string, options: Options): Entity {
  const { owner = 'group:default/visits-team', type } = options;
  const relations = (relation: string, targets: string[] = []) =>
    targets.map(targetRef => ({ type: relation, targetRef }));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations: options.annotations,
      tags: options.tags,
    },
    spec: { type, owner },
    relations: [
      ...relations('ownedBy', [owner]),
      ...relations('partOf', options.system ? [options.system] : []),
      ...relations('dependsOn', options.dependsOn),
      ...relations('consumesApi', options.consumesApis),
      ...relations('providesApi', options.providesApis),
    ],
  };
}

/** A team, or any other group of parts. */
export function group(name: string, members: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: members.map(targetRef => ({ type: 'hasMember', targetRef })),
  };
}

export function system(name: string, domain?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name, namespace: 'default', title: `The ${name}` },
    spec: {},
    relations: domain ? [{ type: 'partOf', targetRef: domain }] : [],
  };
}
