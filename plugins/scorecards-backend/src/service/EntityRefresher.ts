import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { RefreshResponse } from '@guildhall/plugin-scorecards-common';
import { CollectionEngine } from '../collect/CollectionEngine';
import { MeasureQueue } from '../database/MeasureQueue';
import { ReadScope } from '../database/reports/scope';
import { CatalogChanges } from '../pipeline/CatalogChanges';
import { EntityFinder } from './EntityFinder';

/** Measures an entity again now, because somebody asks. */
export class EntityRefresher {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      changes: CatalogChanges;
      collection: CollectionEngine;
      finder: EntityFinder;
      logger: LoggerService;
      projection: EntityProjection;
      queue: MeasureQueue;
    },
  ) {}

  /** Asks every collector that applies, and evaluates what they find. */
  async refresh(entityRef: string, scope: ReadScope): Promise<RefreshResponse> {
    const { changes, collection, finder, projection, queue } = this.options;
    const found = await finder.find(entityRef, scope);
    await this.#refreshInCatalog(entityRef);
    const { verdictsChanged } = await changes.follow(onChanged =>
      projection.refresh(entityRef, onChanged),
    );
    const collected = await collection.refresh(found.id);
    await queue.remove([found.id]);
    return {
      sources: collected.sources,
      verdictsChanged: verdictsChanged + collected.verdictsChanged,
    };
  }

  /**
   * The catalog reads the entity's file again in its own time; what it finds
   * arrives with the next sweep.
   */
  async #refreshInCatalog(entityRef: string): Promise<void> {
    const { auth, catalog, logger } = this.options;
    try {
      await catalog.refreshEntity(entityRef, {
        credentials: await auth.getOwnServiceCredentials(),
      });
    } catch (error) {
      logger.warn(`The catalog could not refresh ${entityRef}`, {
        error: String(error),
      });
    }
  }
}
