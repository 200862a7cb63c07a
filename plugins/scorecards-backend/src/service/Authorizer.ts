import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  authorizeEntities,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';

/** Asks the permission framework, and refuses in words. */
export class Authorizer {
  constructor(private readonly permissions: PermissionsService) {}

  /** @throws NotAllowedError naming the permission that is missing. */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    check(decision.result, permission.name);
  }

  /** @throws NotAllowedError naming the permission that is missing. */
  async requireFor(
    permission: ResourcePermission<'catalog-entity'>,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    check(decision.result, permission.name);
  }

  /** The entities that the caller may read, if it has a permission. */
  async requireAccess(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<{ access: EntityAccess }> {
    await this.require(permission, credentials);
    return { access: await authorizeEntities(this.permissions, credentials) };
  }
}

function check(
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY,
  name: string,
): void {
  if (result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(`You need the permission '${name}' to do this`);
  }
}
