import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  PATH,
  publishSecond,
  REF,
  SECRET,
  setupVisits,
  text,
} from './__testUtils__/visits';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createMockDirectory({ mockOsTmpDir: false });

describe.each(databases.eachSupportedId())('upgrades in trouble, %p', id => {
  async function setup() {
    directory.clear();
    const knex = await databases.init(id);
    return setupVisits({ knex, folder: directory.path });
  }

  it('says what to do about a stamp or base that cannot be trusted', async () => {
    const { check, get, preview, refuse, releases, team } = await setup();
    publishSecond(releases);
    await check();
    const path = '.guildhall/template.yaml';
    const stamp = await team.show('main', path);
    const base = await team.show('main', '.guildhall/base.jsonl');
    const cases: Array<[Record<string, string | undefined>, string[]]> = [
      [
        { [path]: stamp.replace('tier: "1"', 'tier: gold') },
        ["400 'answers.tier'", 'correct it there'],
      ],
      [{ [path]: `${stamp}\n\t: nonsense` }, [`409 ${path}`, 'correct it']],
      [{ [path]: stamp.replace('1.0.0', 'new') }, ['409', "'version'"]],
      [
        { [path]: stamp.replace('v1alpha1', 'v0') },
        ['409', 'guildhall.dev/v0', 'adopt template'],
      ],
      [
        { [path]: stamp.replace('service-node', 'other') },
        ["409 Its stamp says that it was made from 'other'"],
      ],
      [
        { [path]: stamp.replace('1.0.0', '9.0.0') },
        ['409 The repository is on release 9.0.0 already'],
      ],
      [
        { '.guildhall/base.jsonl': base.replace('FROM node:22', 'FROM x') },
        ['409 .guildhall/base.jsonl', 'restore'],
      ],
      [{ '.guildhall/base.jsonl': undefined }, ['409', 'adopt template']],
      [{ [path]: undefined }, ['409', 'adopt template']],
      [
        { [path]: stamp.replace('red', SECRET) },
        ["409 The answer 'colour'", 'take it out'],
      ],
      [
        { [path]: stamp.replace('name: visits', `name: [${SECRET}`) },
        [`409 ${path}`],
      ],
    ];
    for (const [files, problems] of cases) {
      await team.change(files);
      const refusal = await refuse('/upgrades', { entityRef: REF });
      for (const problem of problems) {
        expect(refusal).toContain(problem);
      }
      await check();
      const answer = JSON.stringify(await get(PATH));
      expect(`${refusal} ${answer}`).not.toContain(SECRET);
      await team.git('checkout', '--quiet', 'HEAD~1', '--', '.guildhall');
      await team.change({});
    }
    // The last good answer is kept beside the error.
    await team.change({ [path]: undefined });
    await check();
    const detail = await get(PATH);
    expect(detail).toMatchObject({
      version: '1.0.0',
      drift: 'minor',
      error: expect.stringContaining(path),
    });
    await team.change({ [path]: stamp });
    await check();
    expect((await get(PATH)).error).toBeUndefined();
    expect(await preview()).toMatchObject({ conflicts: 0 });
  });

  it('goes on when the history was rewritten, and says so', async () => {
    const { check, get, post, preview, releases, team } = await setup();
    publishSecond(releases);
    await team.change({ 'src/main.ts': text(['one', 'ONE']) });
    await check();
    await team.git('checkout', '--quiet', '--orphan', 'fresh');
    await team.change({});
    await team.git('branch', '--quiet', '-M', 'main');
    await team.push(true);
    await check();
    expect((await get(PATH)).error).toBeUndefined();
    const upgrade = await preview();
    expect(upgrade).toMatchObject({
      conflicts: 0,
      notes: [
        expect.stringContaining('history of the repository was rewritten'),
      ],
    });
    const { branch } = await post(`/upgrades/${upgrade.id}/propose`);
    expect(await team.show(branch, 'src/main.ts')).toBe(
      text(['one', 'ONE'], ['six', 'SIX']),
    );
  });

  it('takes a branch that is deleted for a refusal', async () => {
    const { check, get, post, preview, releases, team } = await setup();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const { branch } = await post(`/upgrades/${upgrade}/propose`);
    await check();
    expect(await get(PATH)).toMatchObject({ upgrade: { status: 'proposed' } });
    await team.git('push', '--quiet', 'origin', '--delete', branch);
    await check();
    expect(await get(`/upgrades/${upgrade}`)).toMatchObject({
      status: 'declined',
      reason: `The branch ${branch} was deleted without being merged`,
    });
    expect((await preview()).notes).toEqual([
      expect.stringContaining('was deleted without being merged'),
    ]);
  });

  it('pushes one branch when two replicas propose at once', async () => {
    const { get, ledger, preview, releases, server, startReplica, team } =
      await setup();
    const other = await startReplica();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const answers = await Promise.all(
      [server, other.server, server, other.server].map(replica =>
        request(replica).post(`/api/golden-path/upgrades/${upgrade}/propose`),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.filter(status => ![200, 409].includes(status))).toEqual([]);
    const { branch, commit, status } = await get(`/upgrades/${upgrade}`);
    expect(status).toBe('proposed');
    expect(await team.listBranches()).toEqual([branch, 'main']);
    expect((await team.git('rev-parse', `origin/${branch}`)).trim()).toBe(
      commit,
    );
    expect(
      await team.git('rev-list', '--count', `main..origin/${branch}`),
    ).toBe('1\n');
    expect(
      ledger.effects.filter(({ taskId }) => taskId === upgrade),
    ).toHaveLength(1);
  });

  it('is proposed by the next attempt when the process is killed after the push', async () => {
    const { get, knex, post, preview, releases, team } = await setup();
    publishSecond(releases);
    const { id: upgrade } = await preview();
    const { branch, commit } = await post(`/upgrades/${upgrade}/propose`);
    // As if nothing of it had been written down.
    await knex('upgrade')
      .where({ id: upgrade })
      .update({
        status: 'preview',
        branch: null,
        pushed_commit: null,
        claimed_until: new Date('2020-01-01'),
      });
    expect(await post(`/upgrades/${upgrade}/propose`)).toMatchObject({
      status: 'proposed',
      branch,
      commit,
    });
    expect(await team.listBranches()).toEqual([branch, 'main']);
    expect(await get(PATH)).toMatchObject({ upgrade: { status: 'proposed' } });
  });

  it('keeps why a push was refused, and can be proposed again', async () => {
    const { get, ledger, post, preview, refuse, releases, team } =
      await setup();
    publishSecond(releases);
    // No branch can be below one with this name.
    await team.git('push', '--quiet', 'origin', 'HEAD:refs/heads/guildhall');
    const { id: upgrade } = await preview();
    const refusal = await refuse(`/upgrades/${upgrade}/propose`);
    expect(refusal).toContain('guildhall');
    const failed = await get(`/upgrades/${upgrade}`);
    expect(failed).toMatchObject({ status: 'failed' });
    expect(refusal).toContain(failed.reason);
    const effectsOf = () =>
      ledger.effects.filter(({ taskId }) => taskId === upgrade);
    expect(effectsOf()).toMatchObject([
      { status: 'failed', error: failed.reason },
    ]);

    await team.git('push', '--quiet', 'origin', '--delete', 'guildhall');
    expect(await post(`/upgrades/${upgrade}/propose`)).toMatchObject({
      status: 'proposed',
    });
    expect(effectsOf()).toMatchObject([{ status: 'done' }]);
  });
});
