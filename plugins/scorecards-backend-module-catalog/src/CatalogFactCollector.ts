import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CollectedFact,
  CollectContext,
  FactCollector,
} from '@guildhall/plugin-scorecards-node';
import { ExpectedAnnotations } from './config';
import { describeEntity } from './describeEntity';
import { catalogFactSource } from './source';

/** The catalog takes request bodies of up to 100 kB. */
const REFS_PER_REQUEST = 500;

export class CatalogFactCollector implements FactCollector {
  readonly source = catalogFactSource;
  readonly filter = {
    kind: {
      $in: ['component', 'api', 'resource', 'system', 'domain', 'template'],
    },
  };
  readonly schedule = {
    frequency: { minutes: 10 },
    timeout: { minutes: 10 },
  };

  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #expectedAnnotations: ExpectedAnnotations;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    expectedAnnotations: ExpectedAnnotations;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#expectedAnnotations = options.expectedAnnotations;
  }

  async collect(
    entities: Entity[],
    context: CollectContext,
  ): Promise<CollectedFact[]> {
    const existing = await this.#findExisting(entities, context.signal);
    return entities.map(entity => {
      const kind = entity.kind.toLocaleLowerCase('en-US');
      const expected = this.#expectedAnnotations.get(kind) ?? [];
      return {
        entityRef: stringifyEntityRef(entity),
        value: describeEntity(entity, { existing, expected }),
      };
    });
  }

  /** Looks up what all the entities refer to, in as few requests as possible. */
  async #findExisting(
    entities: Entity[],
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const refs = new Set(
      entities.flatMap(entity =>
        (entity.relations ?? []).map(relation => relation.targetRef),
      ),
    );
    const credentials = await this.#auth.getOwnServiceCredentials();
    const existing = new Set<string>();
    const remaining = [...refs];
    while (remaining.length > 0) {
      signal.throwIfAborted();
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs: remaining.splice(0, REFS_PER_REQUEST),
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        },
        { credentials },
      );
      for (const item of items) {
        if (item) {
          existing.add(stringifyEntityRef(item));
        }
      }
    }
    return existing;
  }
}
