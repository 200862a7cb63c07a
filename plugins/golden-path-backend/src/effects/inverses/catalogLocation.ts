import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EffectTarget } from '@guildhall/plugin-golden-path-common';
import { isNotFound } from '../../http/isNotFound';
import { Inverse } from './Inverse';

/**
 * Removes a location from the catalog, and what came from it. Whoever made it
 * needs no permission of the catalog for that: to undo is a permission of this
 * plugin, which is checked before.
 */
export function catalogLocationInverse(
  target: Extract<EffectTarget, { kind: 'catalog-location' }>,
  deps: { auth: AuthService; catalog: CatalogService },
): Inverse {
  const { auth, catalog } = deps;
  const find = async () => {
    const credentials = await auth.getOwnServiceCredentials();
    const location =
      target.locationId === undefined
        ? await catalog.getLocationByRef(`url:${target.target}`, {
            credentials,
          })
        : await catalog.getLocationById(target.locationId, { credentials });
    // Another location is not what was made here, whatever its id.
    return location?.target === target.target ? location : undefined;
  };
  return {
    description: `Removes ${target.target} from the catalog, with the entities that come from it`,

    async findObstacle() {
      await find();
      return undefined;
    },

    async undo() {
      const location = await find();
      if (!location) {
        return;
      }
      const credentials = await auth.getOwnServiceCredentials();
      try {
        await catalog.removeLocationById(location.id, { credentials });
      } catch (error) {
        if (!isNotFound(error)) {
          throw error;
        }
      }
    },
  };
}
