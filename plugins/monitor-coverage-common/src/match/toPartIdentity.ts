import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { PartIdentity } from './types';

/** What a part is called where it is measured, as a comma list. */
const ALIASES_ANNOTATION = 'guildhall.dev/monitored-as';

/**
 * By what monitors may know an entity.
 *
 * @public
 */
export function toPartIdentity(entity: Entity): PartIdentity {
  const { annotations } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    annotations,
    aliases: annotations?.[ALIASES_ANNOTATION]?.split(',')
      .map(alias => alias.trim())
      .filter(alias => alias !== ''),
  };
}
