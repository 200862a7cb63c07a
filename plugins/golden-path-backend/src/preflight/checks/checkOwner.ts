import { UserInfoService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Finding } from '@guildhall/plugin-golden-path-common';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { CallerCredentials } from '../../http/callers';

/** Whether the owner is a group that the caller sees and belongs to. */
export async function checkOwner(
  owner: string,
  credentials: CallerCredentials,
  options: { catalog: CatalogService; userInfo: UserInfoService },
): Promise<Finding[]> {
  const ref = toGroupRef(owner);
  if (ref === undefined) {
    return [
      found('owner-exists', 'blocked', `'${owner}' is no group.`, {
        fix: 'Choose a group such as group:default/visits-team.',
      }),
    ];
  }
  try {
    const entity = await options.catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      return [
        found('owner-exists', 'blocked', `There is no group '${ref}'.`, {
          fix: 'Choose a group of the catalog.',
        }),
      ];
    }
  } catch (error) {
    return [
      found(
        'owner-exists',
        'unknown',
        `Whether there is a group '${ref}' is not known: ${toProblem(error)}`,
        { fix: 'Try again in a while.' },
      ),
    ];
  }
  return [
    found('owner-exists', 'ok', `There is a group '${ref}'.`),
    await checkMembership(ref, credentials, options.userInfo),
  ];
}

async function checkMembership(
  ref: string,
  credentials: CallerCredentials,
  userInfo: UserInfoService,
): Promise<Finding> {
  if (credentials.principal.type !== 'user') {
    return found(
      'owner-is-yours',
      'unknown',
      'Nobody is signed in, so that nobody can belong to the owner.',
    );
  }
  try {
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return ownershipEntityRefs.includes(ref)
      ? found('owner-is-yours', 'ok', `You belong to '${ref}'.`)
      : found('owner-is-yours', 'blocked', `You do not belong to '${ref}'.`, {
          fix: 'Choose a group that you belong to, or ask one of its members to do this.',
        });
  } catch (error) {
    return found(
      'owner-is-yours',
      'unknown',
      `Whether you belong to '${ref}' is not known: ${toProblem(error)}`,
      { fix: 'Sign in again.' },
    );
  }
}

function toGroupRef(owner: string): string | undefined {
  try {
    const ref = parseEntityRef(owner, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return ref.kind.toLocaleLowerCase('en-US') === 'group'
      ? stringifyEntityRef(ref)
      : undefined;
  } catch {
    return undefined;
  }
}

function found(
  check: Finding['check'],
  status: Finding['status'],
  message: string,
  more: Pick<Finding, 'fix'> = {},
): Finding {
  return { check, field: 'owner', status, message, ...more };
}
