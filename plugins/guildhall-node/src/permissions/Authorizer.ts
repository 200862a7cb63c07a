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
import { authorizeEntities, EntityAccess } from './EntityAccess';

/**
 * Asks the permission framework, and refuses in words.
 *
 * @public
 */
export class Authorizer {
  constructor(private readonly permissions: PermissionsService) {}

  /** Whether the caller has a permission. */
  async has(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** @throws NotAllowedError naming the permission that is missing. */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.has(permission, credentials))) {
      throw refusal(permission.name);
    }
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
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw refusal(permission.name);
    }
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

function refusal(name: string): NotAllowedError {
  return new NotAllowedError(`You need the permission '${name}' to do this`);
}
