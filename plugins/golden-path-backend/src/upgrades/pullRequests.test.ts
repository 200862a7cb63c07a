import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { upgradeDetailSchema } from '@guildhall/plugin-golden-path-common';
import { setupServer } from 'msw/node';
import { startGitlab } from '../__testUtils__/startGitlab';
import { publishSecond, REF, setupVisits } from './__testUtils__/visits';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

// What is asked of the backend itself is let through.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const BRANCH = 'guildhall/upgrade-service-node-1.1.0';
const URL = 'https://gitlab.example.com/-/merge_requests/1';

describe.each(databases.eachSupportedId())('pull requests, %p', id => {
  async function setup() {
    directory.clear();
    const gitlab = startGitlab(server);
    const backend = await setupVisits({
      knex: await databases.init(id),
      folder: directory.path,
      remote: gitlab.config,
    });
    publishSecond(backend.releases);
    const { id: upgrade } = await backend.preview();
    return {
      ...backend,
      gitlab,
      upgrade,
      propose: async () =>
        upgradeDetailSchema.parse(
          await backend.post(`/upgrades/${upgrade}/propose`),
        ),
    };
  }

  it('are opened with what the upgrade does, and once', async () => {
    const { get, gitlab, knex, propose, team, upgrade } = await setup();
    const proposed = await propose();
    expect(proposed).toMatchObject({
      status: 'proposed',
      branch: BRANCH,
      pullRequestUrl: URL,
    });
    expect(proposed.reason).toBeUndefined();
    expect(gitlab.opened).toMatchObject([
      {
        project: expect.stringContaining('visits'),
        source_branch: BRANCH,
        target_branch: 'main',
        title: 'Upgrade service-node from 1.0.0 to 1.1.0',
      },
    ]);
    const [{ description }] = gitlab.opened;
    expect(description).toContain('The script has a better name');
    expect(description).toContain('- src/main.ts: ');
    expect(await get('/upgrades')).toMatchObject({
      items: [{ pullRequestUrl: URL }],
    });
    expect(await propose()).toEqual(proposed);

    // Killed before anything of it was written down.
    await knex('upgrade')
      .where({ id: upgrade })
      .update({
        status: 'preview',
        branch: null,
        pushed_commit: null,
        pull_request_url: null,
        claimed_until: new Date('2020-01-01'),
      });
    expect(await propose()).toMatchObject({
      commit: proposed.commit,
      pullRequestUrl: URL,
    });
    expect(gitlab.opened).toHaveLength(1);
    expect(await team.listBranches()).toEqual([BRANCH, 'main']);
  });

  it('do not take the branch with them when they cannot be opened', async () => {
    const { check, get, gitlab, ledger, propose, team, upgrade } =
      await setup();
    gitlab.state.isRefusing = true;
    const proposed = await propose();
    expect(proposed).toMatchObject({ status: 'proposed', branch: BRANCH });
    expect(proposed.pullRequestUrl).toBeUndefined();
    expect(proposed.reason).toContain('The branch is pushed');
    expect(proposed.reason).toContain("the git host 'local'");
    expect(proposed.reason).toContain('give the token the right');
    expect(JSON.stringify(proposed)).not.toContain(gitlab.token);
    expect(await team.listBranches()).toEqual([BRANCH, 'main']);
    expect(ledger.effects).toContainEqual(
      expect.objectContaining({ taskId: upgrade, status: 'done' }),
    );

    gitlab.state.isRefusing = false;
    const opened = await propose();
    expect(opened).toMatchObject({
      status: 'proposed',
      commit: proposed.commit,
      pullRequestUrl: URL,
    });
    expect(opened.reason).toBeUndefined();
    expect(gitlab.opened).toHaveLength(1);

    await team.merge(BRANCH);
    await check();
    expect(await get(`/upgrades/${upgrade}`)).toMatchObject({
      status: 'merged',
      pullRequestUrl: URL,
    });
  });

  it('are opened by a campaign that tries again', async () => {
    const { get, gitlab, post, run } = await setup();
    gitlab.state.isRefusing = true;
    const { id: campaign } = await post('/campaigns', {
      title: 'Everybody',
      template: 'service-node',
      toVersion: '1.1.0',
      rings: [{ name: 'All', entityRefs: [REF] }],
    });
    await post(`/campaigns/${campaign}/advance`);
    await run('run-campaigns');
    const [{ upgrade }] = (await get(`/campaigns/${campaign}`)).services;
    expect(upgrade).toMatchObject({
      status: 'proposed',
      reason: expect.stringContaining('The branch is pushed'),
    });

    gitlab.state.isRefusing = false;
    await post(`/campaigns/${campaign}/retry`);
    await run('run-campaigns');
    const [opened] = (await get(`/campaigns/${campaign}`)).services;
    expect(opened.upgrade).toMatchObject({
      id: upgrade.id,
      commit: upgrade.commit,
      pullRequestUrl: URL,
    });
    expect(gitlab.opened).toHaveLength(1);
  });

  it('are no longer asked for once the branch is merged without one', async () => {
    const { check, get, gitlab, propose, team, upgrade } = await setup();
    gitlab.state.isRefusing = true;
    await propose();
    await team.merge(BRANCH);
    await check();
    const merged = await get(`/upgrades/${upgrade}`);
    expect(merged.status).toBe('merged');
    expect(merged.reason).toBeUndefined();
  });
});
