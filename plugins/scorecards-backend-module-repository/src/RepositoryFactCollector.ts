import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CollectedFact,
  CollectContext,
  FactCollector,
} from '@guildhall/plugin-scorecards-node';
import createLimiter from 'p-limit';
import { READ_TIMEOUT_MS } from './files/limits';
import { locateRepository, RepositoryLocation } from './locateRepository';
import { orAborted } from './orAborted';
import { RepositoryReader } from './readers/types';
import { repositoryFactSource } from './source';

/** Repositories that are read at once; one that was fetched is in memory. */
const CONCURRENCY = 4;

/** The entities whose files are in one repository. */
interface RepositoryGroup {
  location: RepositoryLocation;
  entities: { entityRef: string; folder: string }[];
}

export class RepositoryFactCollector implements FactCollector {
  readonly source = repositoryFactSource;
  readonly filter = {
    kind: { $in: ['component', 'api', 'resource', 'system', 'template'] },
  };
  readonly schedule = {
    frequency: { minutes: 30 },
    timeout: { minutes: 25 },
  };
  readonly concurrency = 1;
  // Enough for a whole batch of repositories that do not answer.
  readonly timeoutMs = 15 * 60_000;

  readonly #integrations: ScmIntegrationRegistry;
  readonly #localReader: RepositoryReader | undefined;
  readonly #urlReader: RepositoryReader;

  constructor(options: {
    integrations: ScmIntegrationRegistry;
    /** Absent when no local root is configured. */
    localReader: RepositoryReader | undefined;
    urlReader: RepositoryReader;
  }) {
    this.#integrations = options.integrations;
    this.#localReader = options.localReader;
    this.#urlReader = options.urlReader;
  }

  async collect(
    entities: Entity[],
    context: CollectContext,
  ): Promise<CollectedFact[]> {
    const facts: CollectedFact[] = [];
    const groups = new Map<string, RepositoryGroup>();
    for (const entity of entities) {
      const entityRef = stringifyEntityRef(entity);
      try {
        const location = locateRepository(entity, {
          hasLocalRoot: this.#localReader !== undefined,
          integrations: this.#integrations,
        });
        if (location) {
          const key = `${location.type}:${location.repository}`;
          const group = groups.get(key) ?? { location, entities: [] };
          group.entities.push({ entityRef, folder: location.folder });
          groups.set(key, group);
        }
      } catch (error) {
        facts.push({ entityRef, error: toError(error).message });
      }
    }

    const limit = createLimiter(CONCURRENCY);
    const described = await Promise.all(
      [...groups.values()].map(group =>
        limit(() => this.#describe(group, context)),
      ),
    );
    return facts.concat(...described);
  }

  /** Never throws, so that one repository does not cost the others. */
  async #describe(
    group: RepositoryGroup,
    context: CollectContext,
  ): Promise<CollectedFact[]> {
    const { location, entities } = group;
    const reader =
      location.type === 'local' && this.#localReader
        ? this.#localReader
        : this.#urlReader;
    const timeout = AbortSignal.timeout(READ_TIMEOUT_MS);
    const signal = AbortSignal.any([context.signal, timeout]);
    try {
      const folders = [...new Set(entities.map(({ folder }) => folder))];
      const outcomes = await orAborted(signal, () =>
        reader.describe(location.repository, folders, {
          refresh: context.refresh,
          signal,
        }),
      );
      return entities.flatMap(({ entityRef, folder }) => {
        const outcome = outcomes.get(folder);
        return outcome ? { entityRef, ...outcome } : [];
      });
    } catch (error) {
      const message = timeout.aborted
        ? `reading ${location.repository} took longer than ${
            READ_TIMEOUT_MS / 1_000
          } s`
        : toError(error).message;
      return entities.map(({ entityRef }) => ({ entityRef, error: message }));
    }
  }
}
