import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  allow,
  deny,
  limitedTo,
} from '@guildhall/plugin-guildhall-node/testUtils';
import { DEFINITIONS } from '../__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from '../__testUtils__/startScorecards';
import { service, TestCatalog } from '../__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const STRICTER = `
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: well-covered
title: Tests cover the code
description: Untested code breaks unseen.
owner: group:default/guild
applies: { kind: component }
rule: facts.build.coverage >= 95.0
tests:
  - name: nearly
    facts: { build: { green: true, coverage: 94 } }
    expect: pass
`;

describe.each(databases.eachSupportedId())('actions, %p', id => {
  /** Two services of which the caller may read only that of team B, if limited. */
  async function setup(may: 'everything' | 'read-team-b' | 'nothing') {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const actions = actionsRegistryServiceMock();
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b', { owner: 'group:default/team-b' }));
    const scorecards = await startScorecards({
      knex: await databases.init(id),
      catalog,
      definitions: definitions.path,
      permissions: {
        authorize: async requests =>
          requests.map(({ permission }) =>
            may === 'nothing' ||
            (may === 'read-team-b' && permission.attributes.action !== 'read')
              ? deny
              : allow,
          ),
        authorizeConditional: async requests =>
          requests.map(({ permission }) => {
            if (may === 'read-team-b') {
              return permission.name === 'catalog.entity.read'
                ? limitedTo('IS_ENTITY_OWNER', {
                    claims: ['group:default/team-b'],
                  })
                : deny;
            }
            return may === 'nothing' ? deny : allow;
          }),
      },
      features: [
        createServiceFactory({
          service: actionsRegistryServiceRef,
          deps: {},
          factory: () => actions,
        }),
      ],
    });
    await scorecards.synchronize();
    const invoke = async (
      name: string,
      input: object,
      credentials = mockCredentials.user(),
    ) => {
      const { output } = await actions.invoke({
        id: `test:${name}`,
        input: JSON.parse(JSON.stringify(input)),
        credentials,
      });
      return output;
    };
    return { ...scorecards, invoke };
  }

  const REQUEST = {
    check: 'build-green',
    scope: { type: 'entity', ref: 'component:default/a' },
    reason: 'The build server moves to another site',
    endsAt: new Date(Date.now() + 10 * 86_400_000).toISOString(),
  };

  it('answer agents as the pages', async () => {
    const { get, invoke, push } = await setup('everything');
    await push(
      ...['a', 'b'].map(name => ({
        entityRef: `component:default/${name}`,
        source: 'build',
        value: { green: name === 'b', coverage: 90 },
      })),
    );
    expect(await invoke('list-scorecards', {})).toEqual({
      items: [
        {
          id: 'quality',
          title: 'Quality',
          description: 'What every service should be.',
          type: 'readiness',
          stage: 'active',
          owner: 'group:default/guild',
          entities: 2,
          levels: [
            { level: 'none', entities: 1 },
            { level: 'bronze', entities: 0 },
            { level: 'silver', entities: 1 },
          ],
          points: 7 / 8,
          coverage: 1,
        },
      ],
      totalItems: 1,
    });
    expect(
      await invoke('list-scorecards', { owner: 'Group:default/team-b' }),
    ).toMatchObject({ items: [{ entities: 1, points: 1 }] });

    expect(
      await invoke('get-entity-report', { entityRef: 'Component:default/a' }),
    ).toMatchObject({
      entityRef: 'component:default/a',
      owner: 'group:default/team-a',
      scorecards: [{ id: 'quality', level: 'none', exempted: 0 }],
      checks: [
        {
          id: 'build-green',
          status: 'fail',
          message: 'The last build of a failed',
          isNext: true,
          effortDays: 0.5,
          fixUrl: 'https://ci.example.com/a',
        },
        { id: 'well-covered', status: 'pass', isNext: false },
      ],
    });

    expect(
      await invoke('preview-definitions', { documents: STRICTER }),
    ).toMatchObject({
      entities: 2,
      totalEntities: 2,
      problems: [
        { line: 13, message: expect.stringContaining("test 'nearly'") },
      ],
      checks: [{ id: 'well-covered', changed: 2, after: { fail: 2 } }],
      scorecards: [
        {
          id: 'quality',
          down: 1,
          moves: [
            { entityRef: 'component:default/b', from: 'silver', to: 'bronze' },
          ],
        },
      ],
    });

    expect(await invoke('request-exemption', REQUEST)).toEqual({
      id: expect.any(String),
      state: 'requested',
      endsAt: REQUEST.endsAt,
      decidedByOwner: 'group:default/guild',
    });
    const [exemption] = (await get('/exemptions')).items;
    expect(exemption).toMatchObject({ requestedBy: 'user:default/mock' });

    for (const [name, input, problem] of [
      ['get-entity-report', { entityRef: 'a' }, 'full entity ref'],
      ['list-scorecards', { cursor: 'x' }, "'cursor'"],
      ['request-exemption', { ...REQUEST, reason: 'no' }, "'reason'"],
      ['preview-definitions', { documents: '' }, "'documents'"],
    ] as const) {
      await expect(invoke(name, input)).rejects.toThrow(problem);
    }
  });

  it('show what the caller may read, and do what the caller may do', async () => {
    const { invoke } = await setup('read-team-b');
    expect(await invoke('list-scorecards', {})).toMatchObject({
      items: [{ entities: 1 }],
    });
    await expect(
      invoke('get-entity-report', { entityRef: 'component:default/a' }),
    ).rejects.toThrow("no entity 'component:default/a'");
    await expect(invoke('request-exemption', REQUEST)).rejects.toThrow();
    await expect(
      invoke('request-exemption', {
        ...REQUEST,
        scope: { type: 'entity', ref: 'component:default/b' },
      }),
    ).rejects.toThrow("'scorecards.exemption.request'");
  });

  it('need the permissions that the routes need', async () => {
    const { invoke } = await setup('nothing');
    for (const [name, input] of [
      ['list-scorecards', {}],
      ['get-entity-report', { entityRef: 'component:default/b' }],
      ['preview-definitions', { documents: STRICTER }],
      ['request-exemption', REQUEST],
    ] as const) {
      await expect(invoke(name, input)).rejects.toThrow("'scorecards.");
    }
  });
});
