import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { toPredicate } from '../toPredicate';

/**
 * A catalog that answers `GET /entities`, which is what retrievers ask. Other
 * plugins have it as a service.
 */
export function catalogPlugin(
  entities: Entity[],
  onRequest: (filters: string[]) => void,
) {
  return createBackendPlugin({
    pluginId: 'catalog',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use((req, res) => {
            const { searchParams } = new URL(req.url, 'http://localhost');
            const filters = searchParams.getAll('filter');
            onRequest(filters);
            res.json(
              entities.filter(
                entity =>
                  filters.length === 0 ||
                  filters.some(filter => matches(entity, filter)),
              ),
            );
          });
        },
      });
    },
  });
}

/** Such as `kind=component,metadata.name=a,metadata.name=b`. */
function matches(entity: Entity, filter: string): boolean {
  const values = new Map<string, string[]>();
  for (const part of filter.split(',')) {
    const [key, value] = part.split('=');
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  const predicate = toPredicate(Object.fromEntries(values));
  return filterPredicateToFilterFunction(predicate ?? {})(entity);
}
