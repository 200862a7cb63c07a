import {
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { EventsService } from '@backstage/plugin-events-node';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { Authorizer, EntityProjection } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ChangePublisher } from '../pipeline/ChangePublisher';
import { Reevaluator } from '../pipeline/Reevaluator';
import { EntityFinder } from '../service/EntityFinder';
import { checkResourceRef, isCheckOwner } from './checkOwnerRule';
import { ExemptionAuthorizer } from './ExemptionAuthorizer';
import { ExemptionEvents } from './ExemptionEvents';
import { ExemptionFollower } from './ExemptionFollower';
import { ExemptionPlayer } from './ExemptionPlayer';
import { ExemptionReports } from './ExemptionReports';
import { ExemptionsService } from './ExemptionsService';
import { ExemptionStore } from './ExemptionStore';
import { toCheckResource } from './toExemption';

const MAX_DURATION: HumanDuration = { days: 180 };

/** Puts the parts of exemptions together. */
export function createExemptions(parts: {
  auth: AuthService;
  authorizer: Authorizer;
  config: Config;
  db: Knex;
  events: EventsService;
  finder: EntityFinder;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  projection: EntityProjection;
  publisher: ChangePublisher;
  reevaluator: Reevaluator;
  registry: RuleRegistry;
}) {
  const { db, events, logger, permissionsRegistry, registry } = parts;
  permissionsRegistry.addResourceType({
    resourceRef: checkResourceRef,
    rules: [isCheckOwner],
    getResources: async ids => {
      const rules = await registry.get();
      return ids.map(id => toCheckResource(rules, id));
    },
  });
  const store = new ExemptionStore(db);
  const follower = new ExemptionFollower({
    ...parts,
    events: new ExemptionEvents(events, logger),
    store,
  });
  const service = new ExemptionsService({
    ...parts,
    authorizer: new ExemptionAuthorizer({
      ...parts,
      isAllowed: createConditionAuthorizer(
        permissionsRegistry.getPermissionRuleset(checkResourceRef),
      ),
    }),
    follower,
    maxDuration: readMaxDuration(parts.config),
    reports: new ExemptionReports(db),
    store,
  });
  return {
    follower,
    player: new ExemptionPlayer(store, logger),
    service,
    store,
  };
}

/** Reads `scorecards.exemptions.maxDuration`. */
function readMaxDuration(config: Config): HumanDuration {
  const key = 'scorecards.exemptions.maxDuration';
  return config.has(key)
    ? readDurationFromConfig(config, { key })
    : MAX_DURATION;
}
