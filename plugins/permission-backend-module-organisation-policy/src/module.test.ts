import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { BackstageUserInfo } from '@backstage/backend-plugin-api';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { JsonObject, JsonValue } from '@backstage/types';
import { exemptionDecidePermission } from '@guildhall/plugin-scorecards-common';
import request from 'supertest';
import { permissionModuleOrganisationPolicy } from './module';

const policy: JsonObject = {
  administrators: ['group:default/platform'],
  rules: [
    {
      name: 'Everyone reads the catalog',
      permissions: ['catalog.*'],
      actions: ['read'],
      to: ['everyone'],
    },
    {
      name: 'Security unregisters anything',
      permissions: ['catalog.entity.delete'],
      to: ['Group:Default/Security'],
    },
    {
      name: 'Owners unregister what they own',
      permissions: [
        'catalog.entity.delete',
        'catalog.location.create',
        'scorecards.exemption.decide',
      ],
      to: ['everyone'],
      when: 'owner',
    },
    {
      name: 'Everyone runs templates',
      permissions: ['scaffolder.*'],
      actions: ['create', 'use'],
      to: ['everyone'],
      when: 'owner',
    },
    {
      name: 'Everyone starts templates',
      permissions: ['scaffolder.task.create'],
      to: ['everyone'],
    },
    {
      name: 'Jane uses the actions of templates',
      permissions: ['scaffolder.action.execute'],
      actions: ['use'],
      to: ['user:default/jane'],
    },
  ],
};

const jane: BackstageUserInfo = {
  userEntityRef: 'user:default/jane',
  ownershipEntityRefs: ['user:default/jane', 'group:default/team-a'],
};
const security: BackstageUserInfo = {
  userEntityRef: 'user:default/sam',
  ownershipEntityRefs: ['user:default/sam', 'group:default/security'],
};
const platform: BackstageUserInfo = {
  userEntityRef: 'user:default/lena',
  ownershipEntityRefs: ['user:default/lena', 'group:default/platform'],
};

async function startBackend(
  policyConfig: JsonValue | undefined,
  userInfo: BackstageUserInfo = jane,
) {
  const logger = mockServices.logger.mock();
  const { server } = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModuleOrganisationPolicy,
      logger.factory,
      mockServices.userInfo.mock({ getUserInfo: async () => userInfo }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: {
            enabled: true,
            ...(policyConfig !== undefined && { policy: policyConfig }),
          },
        },
      }),
    ],
  });

  return {
    logger,
    /** Asks as a plugin that acts for the user, which may ask for conditions. */
    async authorize(permission: Permission) {
      const { status, body } = await request(server)
        .post('/api/permission/authorize')
        .set(
          'Authorization',
          `Bearer ${mockCredentials.user.token(userInfo.userEntityRef, {
            actor: { subject: 'plugin:catalog' },
          })}`,
        )
        .send({ items: [{ id: '1', permission }] });
      expect(status).toBe(200);
      const { id: _, ...decision } = body.items[0];
      return decision;
    },
  };
}

const allow = { result: AuthorizeResult.ALLOW };
const deny = { result: AuthorizeResult.DENY };

describe('permissionModuleOrganisationPolicy', () => {
  it('allows by exact name, by wildcard and by action, and denies the rest', async () => {
    const { authorize, logger } = await startBackend(policy);

    expect(await authorize(catalogEntityReadPermission)).toEqual(allow);
    expect(await authorize(catalogLocationReadPermission)).toEqual(allow);
    expect(await authorize(taskCreatePermission)).toEqual(allow);
    expect(await authorize(actionExecutePermission)).toEqual(allow);
    expect(logger.debug).not.toHaveBeenCalledWith(
      expect.stringContaining('Denied'),
    );

    const lookalike = createPermission({
      name: 'catalogue.read',
      attributes: { action: 'read' },
    });
    expect(await authorize(lookalike)).toEqual(deny);
    expect(logger.debug).toHaveBeenCalledWith(
      'Denied catalogue.read to user:default/jane',
    );
  });

  it('leaves to the owning plugin what is allowed to owners only', async () => {
    const { authorize } = await startBackend(policy);

    expect(await authorize(catalogEntityDeletePermission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        resourceType: 'catalog-entity',
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['user:default/jane', 'group:default/team-a'] },
      },
    });
    expect(await authorize(taskCancelPermission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: 'scaffolder-task',
      conditions: {
        resourceType: 'scaffolder-task',
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/jane'] },
      },
    });
    expect(await authorize(exemptionDecidePermission)).toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scorecards',
      resourceType: 'scorecards-check',
      conditions: {
        resourceType: 'scorecards-check',
        rule: 'IS_CHECK_OWNER',
        params: { claims: ['user:default/jane', 'group:default/team-a'] },
      },
    });
    // Nobody owns a location, so that the rule for owners cannot apply to it.
    expect(await authorize(catalogLocationCreatePermission)).toEqual(deny);
  });

  it('takes the first rule that fits the person', async () => {
    const { authorize } = await startBackend(policy, security);
    expect(await authorize(catalogEntityDeletePermission)).toEqual(allow);
    expect(await authorize(actionExecutePermission)).toEqual(deny);
  });

  it('lets administrators do everything', async () => {
    const { authorize } = await startBackend(policy, platform);
    expect(await authorize(catalogLocationCreatePermission)).toEqual(allow);
    expect(
      await authorize(createPermission({ name: 'other', attributes: {} })),
    ).toEqual(allow);
  });

  it('denies everything where no rule is configured', async () => {
    const { authorize } = await startBackend({});
    expect(await authorize(catalogEntityReadPermission)).toEqual(deny);
  });

  it.each<[JsonValue | undefined, string]>([
    [undefined, 'permission.policy: '],
    [{ admins: [] }, 'permission.policy: Unrecognized key: "admins"'],
    [
      { administrators: ['platform'] },
      "permission.policy.administrators[0]: 'platform' is not a full entity ref",
    ],
    [
      { rules: [{ name: 'x', permissions: ['a.b'], to: ['all'] }] },
      "permission.policy.rules[0].to[0]: 'all' is not a full entity ref",
    ],
    [
      { rules: [{ name: 'x', permissions: ['*'], to: ['everyone'] }] },
      "permission.policy.rules[0].permissions[0]: expected a permission's name",
    ],
    [
      {
        rules: [
          { name: 'x', permissions: ['a.*'], to: ['everyone'], when: 'Owner' },
        ],
      },
      'permission.policy.rules[0].when: ',
    ],
    [
      {
        rules: [
          {
            name: 'x',
            permissions: ['a.*'],
            actions: ['write'],
            to: ['everyone'],
          },
        ],
      },
      'permission.policy.rules[0].actions[0]: ',
    ],
  ])('refuses to start with %j', async (policyConfig, message) => {
    await expect(startBackend(policyConfig)).rejects.toThrow(message);
  });
});
