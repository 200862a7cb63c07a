import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { everyone, PolicyConfig, PolicyRule } from './config';
import { createOwnerDecision } from './ownerConditions';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };

/** Decides by the rules of the organisation; what no rule allows is denied. */
export class OrganisationPolicy implements PermissionPolicy {
  readonly #config: PolicyConfig;
  readonly #logger: LoggerService;

  constructor(config: PolicyConfig, options: { logger: LoggerService }) {
    this.#config = config;
    this.#logger = options.logger;
  }

  async handle(
    query: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const decision = user && this.#decide(query.permission, user);
    if (!decision) {
      this.#logger.debug(
        `Denied ${query.permission.name} to ${
          user?.info.userEntityRef ?? 'a caller who is not signed in'
        }`,
      );
      return { result: AuthorizeResult.DENY };
    }
    return decision;
  }

  #decide(
    permission: Permission,
    user: PolicyQueryUser,
  ): PolicyDecision | undefined {
    const claims = user.info.ownershipEntityRefs;
    if (this.#config.administrators.some(ref => claims.includes(ref))) {
      return allow;
    }

    for (const rule of this.#config.rules) {
      if (isAbout(rule, permission) && isFor(rule, claims)) {
        const decision =
          rule.when === 'owner' ? createOwnerDecision(permission, user) : allow;
        if (decision) {
          return decision;
        }
      }
    }
    return undefined;
  }
}

function isAbout(rule: PolicyRule, permission: Permission): boolean {
  // Backstage leaves the action out where it is none of the other four.
  const action = permission.attributes.action ?? 'use';
  return (
    (!rule.actions || rule.actions.includes(action)) &&
    rule.permissions.some(pattern =>
      pattern.endsWith('*')
        ? permission.name.startsWith(pattern.slice(0, -1))
        : permission.name === pattern,
    )
  );
}

function isFor(rule: PolicyRule, claims: string[]): boolean {
  return rule.to.some(ref => ref === everyone || claims.includes(ref));
}
