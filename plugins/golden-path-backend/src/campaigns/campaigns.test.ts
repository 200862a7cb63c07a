import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  CampaignDetail,
  campaignDetailSchema,
} from '@guildhall/plugin-golden-path-common';
import { startServices } from '../services/__testUtils__/startServices';
import { entity, TestCatalog } from '../services/__testUtils__/TestCatalog';
import { TestLedger } from '../services/__testUtils__/TestLedger';
import { TestReleases } from '../services/__testUtils__/TestReleases';
import { TestRepository } from '../services/__testUtils__/TestRepository';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

const refOf = (name: string) => `component:default/${name}`;

function release(version: string) {
  return {
    version,
    files: [{ path: 'README.md', content: `# {{ name }} ${version}\n` }],
    parameters: { properties: { name: { type: 'string' } } },
  };
}

describe.each(databases.eachSupportedId())('campaigns, %p', id => {
  async function setup(names: string[]) {
    directory.clear();
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const ledger = new TestLedger();
    const releases = new TestReleases();
    releases.publish(release('1.0.0'));
    const options = { knex, catalog, ledger, releases, folder: directory.path };
    const backend = await startServices(options);
    const teams = new Map<string, TestRepository>();
    for (const name of names) {
      catalog.set(entity(name));
      teams.set(
        name,
        await backend.give(name, { version: '1.0.0', answers: { name } }),
      );
    }
    const check = async () => {
      await knex('service').update({ check_after: new Date(0) });
      await backend.run('check-services');
    };
    await backend.run('follow-catalog');
    await check();
    releases.publish(release('1.1.0'));
    return {
      ...backend,
      check,
      knex,
      releases,
      startReplica: () => startServices(options),
      teamOf: (name: string) => {
        const team = teams.get(name);
        if (!team) {
          throw new Error(`There is no team of ${name}`);
        }
        return team;
      },
      begin: async (
        ...rings: string[][]
      ): Promise<{ id: string; get: () => Promise<CampaignDetail> }> => {
        const campaign = campaignDetailSchema.parse(
          await backend.post('/campaigns', {
            title: 'Node 24 everywhere',
            template: 'service-node',
            toVersion: '1.1.0',
            rings: rings.map((ring, index) => ({
              name: `Ring ${index}`,
              entityRefs: ring.map(refOf),
            })),
          }),
        );
        return {
          id: campaign.id,
          get: async () =>
            campaignDetailSchema.parse(
              await backend.get(`/campaigns/${campaign.id}`),
            ),
        };
      },
    };
  }

  const BRANCH = 'guildhall/upgrade-service-node-1.1.0';

  it('goes ring after ring, and keeps what fails with the service', async () => {
    const { begin, check, get, post, run, send, teamOf } = await setup([
      ...['a', 'b', 'c', 'd', 'e'],
    ]);
    // One that cannot be upgraded, and one that has been already declined.
    const stamp = await teamOf('b').show('main', '.guildhall/template.yaml');
    await teamOf('b').change({ '.guildhall/template.yaml': undefined });
    const { id: declined } = await post('/upgrades', { entityRef: refOf('c') });
    await post(`/upgrades/${declined}/decline`, { reason: 'It is retired' });

    const campaign = await begin(['a', 'b', 'c'], ['d', 'e']);
    expect(await campaign.get()).toMatchObject({
      status: 'running',
      ring: -1,
      createdBy: 'user:default/mock',
      rings: [
        { name: 'Ring 0', services: 3, merged: 0, proposed: 0, declined: 1 },
        { name: 'Ring 1', services: 2, merged: 0, proposed: 0 },
      ],
    });
    const advance = `/campaigns/${campaign.id}/advance`;
    expect(await post(advance)).toMatchObject({ ring: 0 });
    const tooEarly = await send('post', advance);
    expect([tooEarly.status, tooEarly.body.error.message]).toEqual([
      409,
      expect.stringContaining('component:default/a is in-progress'),
    ]);
    await run('run-campaigns');
    expect(await campaign.get()).toMatchObject({
      rings: [
        { merged: 0, proposed: 1, declined: 1, failed: 1, conflicts: 0 },
        { proposed: 0 },
      ],
      services: [
        {
          entityRef: refOf('a'),
          title: 'a',
          ring: 0,
          upgrade: { status: 'proposed', branch: BRANCH },
        },
        {
          entityRef: refOf('b'),
          upgrade: {
            status: 'failed',
            fromVersion: '1.0.0',
            reason: expect.stringContaining('.guildhall/template.yaml'),
          },
        },
        {
          entityRef: refOf('c'),
          upgrade: { id: declined, status: 'declined' },
        },
        { entityRef: refOf('d'), ring: 1 },
        { entityRef: refOf('e'), ring: 1 },
      ],
    });
    const blocked = await send('post', advance);
    expect(blocked.status).toBe(409);
    expect(blocked.body.error.message).toContain(
      "The ring 'Ring 0' is not done: component:default/a is proposed",
    );
    expect(blocked.body.error.message).not.toContain('default/c');

    // What failed is tried again before the next ring.
    await teamOf('a').merge(BRANCH);
    await teamOf('b').change({ '.guildhall/template.yaml': stamp });
    await check();
    expect(await post(advance)).toMatchObject({ ring: 0 });
    await run('run-campaigns');
    expect(await campaign.get()).toMatchObject({
      ring: 0,
      rings: [{ merged: 1, proposed: 1, declined: 1, failed: 0 }, {}],
    });
    expect(await teamOf('d').listBranches()).toEqual(['main']);

    await teamOf('b').merge(BRANCH);
    await check();
    expect(await post(advance)).toMatchObject({ ring: 1 });
    await run('run-campaigns');
    expect((await campaign.get()).rings[1]).toMatchObject({ proposed: 2 });
    for (const name of ['d', 'e']) {
      await teamOf(name).merge(BRANCH);
    }
    await check();
    await run('run-campaigns');
    expect(await campaign.get()).toMatchObject({
      status: 'completed',
      rings: [
        { merged: 2, declined: 1 },
        { merged: 2, proposed: 0 },
      ],
    });
    expect((await send('post', advance)).status).toBe(409);
    expect(await get(`/upgrades?campaignId=${campaign.id}`)).toMatchObject({
      totalItems: 5,
    });
    expect(await get('/campaigns?template=service-node')).toMatchObject({
      totalItems: 1,
      items: [{ id: campaign.id }],
    });
    expect(await get('/campaigns?template=other')).toMatchObject({ items: [] });
  });

  it('tries again what failed, while others are open', async () => {
    const { begin, post, run, send, teamOf } = await setup(['a', 'b', 'c']);
    const path = '.guildhall/template.yaml';
    const stamp = await teamOf('b').show('main', path);
    await teamOf('b').change({ [path]: undefined });
    await teamOf('c').change({ [path]: undefined });
    const campaign = await begin(['a', 'b'], ['c']);
    const retry = `/campaigns/${campaign.id}/retry`;
    const proposed = async () =>
      (await campaign.get()).services.map(({ upgrade }) => upgrade?.status);

    // Nothing has begun: nothing is tried again.
    await post(retry);
    await run('run-campaigns');
    expect(await proposed()).toEqual([undefined, undefined, undefined]);

    await post(`/campaigns/${campaign.id}/advance`);
    await run('run-campaigns');
    expect(await proposed()).toEqual(['proposed', 'failed', undefined]);
    const before = await campaign.get();

    await teamOf('b').change({ [path]: stamp });
    expect(await post(retry)).toMatchObject({ ring: 0 });
    await Promise.all([post(retry), post(retry)]);
    await run('run-campaigns');
    expect(await proposed()).toEqual(['proposed', 'proposed', undefined]);
    const after = await campaign.get();
    expect(after.services[0]).toEqual(before.services[0]);
    expect(await teamOf('b').listBranches()).toEqual([BRANCH, 'main']);

    await post(`/campaigns/${campaign.id}/stop`);
    const late = await send('post', retry);
    expect([late.status, late.body.error.message]).toEqual([
      409,
      'This campaign is stopped',
    ]);
    expect((await send('post', '/campaigns/none/retry')).status).toBe(404);
  });

  it('is worked off by replicas together, and after one of them died', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const { begin, knex, post, run, startReplica, teamOf } = await setup(names);
    const other = await startReplica();
    const campaign = await begin(names);
    await post(`/campaigns/${campaign.id}/advance`);
    // As if a replica had taken one, and died.
    await knex('campaign_service')
      .where({ state: 'queued' })
      .orderBy('service_id')
      .limit(1)
      .update({ leased_until: new Date('2020-01-01') });
    await Promise.all([run('run-campaigns'), other.run('run-campaigns')]);
    expect((await campaign.get()).rings).toMatchObject([{ proposed: 4 }]);
    for (const name of names) {
      expect(await teamOf(name).listBranches()).toEqual([BRANCH, 'main']);
    }
    expect(await knex('upgrade')).toHaveLength(4);

    await post(`/campaigns/${campaign.id}/stop`);
    expect(await campaign.get()).toMatchObject({
      status: 'stopped',
      rings: [{ proposed: 4 }],
    });
  });

  it('stops before what was not begun, and refuses what makes no sense', async () => {
    const { begin, post, run, send, teamOf } = await setup(['a', 'b']);
    const campaign = await begin(['a', 'b']);
    await post(`/campaigns/${campaign.id}/advance`);
    await post(`/campaigns/${campaign.id}/stop`);
    await run('run-campaigns');
    expect(await teamOf('a').listBranches()).toEqual(['main']);
    expect((await send('post', `/campaigns/${campaign.id}/stop`)).status).toBe(
      409,
    );
    expect((await send('post', '/campaigns/none/advance')).status).toBe(404);

    const body = {
      title: 'Upgrade',
      template: 'service-node',
      toVersion: '1.1.0',
      rings: [{ name: 'First', entityRefs: [refOf('a')] }],
    };
    const cases: Array<[JsonObject, string]> = [
      [{ title: '' }, 'title'],
      [{ toVersion: '7.0.0' }, 'toVersion'],
      [{ rings: [] }, 'rings'],
      [{ rings: [{ name: 'First', entityRefs: [] }] }, 'rings.0.entityRefs'],
      [
        { rings: [{ name: 'First', entityRefs: [refOf('a'), refOf('z')] }] },
        "'rings.0.entityRefs.1': component:default/z is no service",
      ],
      [
        { rings: [...body.rings, { name: 'Next', entityRefs: [refOf('a')] }] },
        "'rings.1.entityRefs.0': component:default/a is in a ring already",
      ],
    ];
    for (const [change, problem] of cases) {
      const { status, body: answer } = await send('post', '/campaigns', {
        ...body,
        ...change,
      });
      expect([status, answer.error.message]).toEqual([
        400,
        expect.stringContaining(problem),
      ]);
    }
  });
});
