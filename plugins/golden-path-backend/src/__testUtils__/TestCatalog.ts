import { NotFoundError } from '@backstage/errors';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { z } from 'zod';

/** A catalog with locations, and with entities that not everybody may see. */
export class TestCatalog {
  readonly locations = new Map<string, string>();
  /** Only services see these. */
  readonly hidden: Entity[] = [];
  /** Set to have the catalog refuse to answer. */
  problem: Error | undefined;

  constructor(private readonly entities: Entity[] = []) {}

  add(...entities: Entity[]): void {
    this.entities.push(...entities);
  }

  get factory() {
    const all = () => {
      if (this.problem) {
        throw this.problem;
      }
      return catalogServiceMock({
        entities: [...this.entities, ...this.hidden],
      });
    };
    const visible = () => catalogServiceMock({ entities: this.entities });
    const toLocation = (id: string, target: string) => ({
      id,
      type: 'url',
      target,
      entityRef: 'location:default/any',
    });
    return catalogServiceMock.mock({
      getEntityByRef: async (ref, options) => {
        const catalog = all();
        return (isService(options) ? catalog : visible()).getEntityByRef(
          ref,
          options,
        );
      },
      getEntitiesByRefs: async (request, options) => {
        all();
        return visible().getEntitiesByRefs(request, options);
      },
      getLocationById: async id => {
        const target = this.locations.get(id);
        return target === undefined ? undefined : toLocation(id, target);
      },
      getLocationByRef: async ref => {
        for (const [id, target] of this.locations) {
          if (ref === `url:${target}`) {
            return toLocation(id, target);
          }
        }
        return undefined;
      },
      removeLocationById: async id => {
        if (!this.locations.delete(id)) {
          throw new NotFoundError(`There is no location ${id}`);
        }
      },
    }).factory;
  }
}

/** A group, as the owner of a service. */
export function group(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}

/** Anything of the catalog. */
export function entity(kind: string, name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
  };
}

const callSchema = z.object({
  credentials: z.object({
    principal: z.object({ type: z.literal('service') }),
  }),
});

function isService(options: unknown): boolean {
  return callSchema.safeParse(options).success;
}
