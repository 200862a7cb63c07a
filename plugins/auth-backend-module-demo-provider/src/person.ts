import {
  Entity,
  isUserEntity,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ProfileInfo } from '@backstage/plugin-auth-node';

/** A person of the catalog, as the sign-in page shows them. */
export interface Person {
  userEntityRef: string;
  displayName: string;
  title?: string;
  picture?: string;
  groups: string[];
}

/** How the person is called and reached. */
export function toProfile(
  entity: Entity,
): ProfileInfo & { displayName: string } {
  const profile = isUserEntity(entity) ? entity.spec.profile : undefined;
  return {
    ...profile,
    displayName:
      profile?.displayName ?? entity.metadata.title ?? entity.metadata.name,
  };
}

export function toPerson(entity: Entity): Person {
  const { displayName, picture } = toProfile(entity);
  return {
    userEntityRef: stringifyEntityRef(entity),
    displayName,
    title: entity.metadata.description,
    picture,
    groups: (entity.relations ?? [])
      .filter(relation => relation.type === RELATION_MEMBER_OF)
      .map(relation => relation.targetRef),
  };
}
