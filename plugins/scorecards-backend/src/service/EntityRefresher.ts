import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { RefreshResponse } from '@guildhall/plugin-scorecards-common';
import { CollectionEngine } from '../collect/CollectionEngine';
import { ReadScope, ReportStore } from '../database/ReportStore';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { Reevaluator } from '../pipeline/Reevaluator';

/** Longer than a refresh should take, and short enough for a person to wait. */
const TIMEOUT_MS = 60_000;

/** Measures an entity again now, because somebody asks. */
export class EntityRefresher {
  constructor(
    private readonly options: {
      auth: AuthService;
      catalog: CatalogService;
      collection: CollectionEngine;
      logger: LoggerService;
      projection: EntityProjection;
      reevaluator: Reevaluator;
      registry: RuleRegistry;
      reports: ReportStore;
    },
  ) {}

  /** Asks every collector that applies, and evaluates what they find. */
  async refresh(entityRef: string, scope: ReadScope): Promise<RefreshResponse> {
    const { collection, projection, reevaluator, registry, reports } =
      this.options;
    const found = await reports.findEntity({ entityRef, access: scope.access });
    if (!found) {
      throw new NotFoundError(`There is no entity '${entityRef}'`);
    }
    await this.#refreshInCatalog(entityRef);

    const rules = await registry.get();
    let verdictsChanged = 0;
    await projection.refresh(entityRef, async (tx, { updated }) => {
      const result = await reevaluator.evaluate(tx, rules, updated, new Date());
      verdictsChanged += result.verdictsChanged;
    });
    const collected = await collection.refresh(
      found.id,
      AbortSignal.timeout(TIMEOUT_MS),
    );
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
