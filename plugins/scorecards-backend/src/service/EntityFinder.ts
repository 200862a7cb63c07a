import { NotFoundError } from '@backstage/errors';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { ReadScope } from '../database/reports/scope';
import {
  FoundEntity,
  VerdictReports,
} from '../database/reports/VerdictReports';
import { CatalogChanges } from '../pipeline/CatalogChanges';

/** Finds an entity that somebody asks about by name. */
export class EntityFinder {
  constructor(
    private readonly options: {
      changes: CatalogChanges;
      projection: EntityProjection;
      verdicts: VerdictReports;
    },
  ) {}

  /**
   * Asks the catalog about an entity that no sweep has met yet: people open
   * the page of a new service before the next sweep.
   *
   * @throws NotFoundError if there is none, or the caller may not read it.
   */
  async find(entityRef: string, scope: ReadScope): Promise<FoundEntity> {
    const { changes, projection, verdicts } = this.options;
    const request = { entityRef, ...scope };
    let found = await verdicts.findEntity(request);
    if (!found) {
      await changes.follow(onChanged =>
        projection.find([entityRef], onChanged),
      );
      found = await verdicts.findEntity(request);
    }
    if (!found) {
      throw new NotFoundError(`There is no entity '${entityRef}'`);
    }
    return found;
  }
}
