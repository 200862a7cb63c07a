import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  authorizeEntities,
  Authorizer,
  EntityAccess,
} from '@guildhall/plugin-guildhall-node';
import {
  exemptionDecidePermission,
  exemptionRequestPermission,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { CheckResource } from './checkOwnerRule';

/** Somebody who sees exemptions. */
export interface ExemptionCaller {
  /** Absent for other plugins, which ask for nothing and decide nothing. */
  user?: string;
  access: EntityAccess;
  /** Whether a policy leaves decisions about a check to them. */
  decides(check: CheckResource): boolean;
}

/** Asks the permission framework what a caller may do with exemptions. */
export class ExemptionAuthorizer {
  constructor(
    private readonly options: {
      auth: AuthService;
      authorizer: Authorizer;
      permissions: PermissionsService;
      /** Applies a decision to a check. */
      isAllowed(decision: PolicyDecision, check: CheckResource): boolean;
    },
  ) {}

  /** @throws NotAllowedError for whoever may not read scorecards. */
  async identify(credentials: BackstageCredentials): Promise<ExemptionCaller> {
    const { auth, authorizer, isAllowed, permissions } = this.options;
    const { access } = await authorizer.requireAccess(
      scorecardReadPermission,
      credentials,
    );
    if (!auth.isPrincipal(credentials, 'user')) {
      return { access, decides: () => false };
    }
    const [decision] = await permissions.authorizeConditional(
      [{ permission: exemptionDecidePermission }],
      { credentials },
    );
    return {
      user: credentials.principal.userEntityRef,
      access,
      decides: check => isAllowed(decision, check),
    };
  }

  /** The entities that the caller may ask exemptions for. */
  async authorizeRequests(
    credentials: BackstageCredentials,
  ): Promise<EntityAccess> {
    const access = await authorizeEntities(
      this.options.permissions,
      credentials,
      exemptionRequestPermission,
    );
    if (access.entities === 'none') {
      throw refusal(exemptionRequestPermission.name);
    }
    return access;
  }
}

/** @param what - What exactly they may not, where that is not plain. */
export function refusal(permission: string, what = 'do this'): NotAllowedError {
  return new NotAllowedError(
    `You need the permission '${permission}' to ${what}`,
  );
}
