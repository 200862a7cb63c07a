import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { catalogInfo, DEFINITIONS, ON_CALL } from './__testUtils__/definitions';
import { commitAll } from './__testUtils__/git';
import { runCommand } from './__testUtils__/runCommand';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(300_000);

function inCatalog(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'guildhall.dev/local-path': name },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
  };
}

const onCall = (name: string, people: number) => ({
  entityRef: `component:default/${name}`,
  source: 'onCall',
  value: { people },
});

describe('guildhall-check with a portal', () => {
  const directory = createMockDirectory();

  async function setup(
    permissions?: Parameters<typeof startPortal>[0]['permissions'],
  ) {
    directory.setContent({
      definitions: { 'a.yaml': DEFINITIONS, 'b.yaml': ON_CALL },
      repositories: {
        visits: { 'catalog-info.yaml': catalogInfo('visits'), 'a.ts': '' },
        billing: {
          'catalog-info.yaml': catalogInfo('billing'),
          'README.md': '# Billing',
        },
      },
    });
    for (const name of ['visits', 'billing']) {
      commitAll(directory.resolve('repositories', name));
    }
    const portal = await startPortal({
      definitions: directory.resolve('definitions'),
      repositories: directory.resolve('repositories'),
      entities: [inCatalog('visits'), inCatalog('billing')],
      facts: [onCall('visits', 2)],
      permissions,
    });
    const run = (name: string, args: string[] = [], env = {}) =>
      runCommand(directory.resolve('repositories', name), args, {
        ...portal.env,
        ...env,
      });
    return { ...portal, run };
  }

  it('says what a change does, and stops one that fails a blocking check', async () => {
    const { env, run } = await setup();

    const unchanged = await run('visits');
    expect(unchanged).toMatchObject({ code: 0, stderr: '' });
    expect(unchanged.stdout).toContain(
      'This change moves no level and no check.',
    );
    expect(unchanged.stdout).toContain('Operations  Covered');
    // Its place is blocking, but the check does not count yet.
    expect(unchanged.stdout).toContain('It has tests: fail (upcoming)');

    directory.addContent({ 'repositories/visits/README.md': '# Visits' });
    const lifted = await run('visits', ['--json']);
    expect(lifted.code).toBe(0);
    expect(JSON.parse(lifted.stdout)).toMatchObject({
      entityRef: 'component:default/visits',
      outcome: 'passed',
      headlines: [
        'This change lifts you to Silver on Readiness.',
        'This change gains 1 check.',
      ],
      scorecards: [
        { id: 'readiness', before: 'Bronze', after: 'Silver' },
        { id: 'operations', before: 'Covered', after: 'Covered' },
      ],
      checks: expect.arrayContaining([
        expect.objectContaining({
          id: 'has-readme',
          before: 'fail',
          after: 'pass',
          direction: 'better',
          blocking: false,
        }),
      ]),
      notes: [],
    });

    await rm(directory.resolve('repositories/visits/README.md'));
    directory.addContent({
      'repositories/visits/id_rsa': 'a key',
      'repositories/visits/catalog-info.yaml': catalogInfo(
        'visits',
        'user:ada',
      ),
    });
    const summary = directory.resolve('summary.md');
    const dropped = await run(
      'visits',
      ['--github', '--markdown', directory.resolve('comment.md')],
      { GITHUB_STEP_SUMMARY: summary },
    );
    expect(dropped.code).toBe(1);
    expect(dropped.stdout).toContain(
      '::error file=catalog-info.yaml,title=No secrets in the repository%3A pass -> fail::Looks like a secret: id_rsa\n',
    );
    expect(dropped.stdout).toContain(
      '::warning file=catalog-info.yaml,title=A group owns it%3A pass -> fail::The rule does not hold.\n',
    );
    expect(dropped.stdout).toContain(
      '::This change drops you to none on Readiness.\n',
    );
    // A README is missing as before, which is nothing of this change.
    expect(dropped.stdout).not.toContain('README');
    const markdown = await readFile(summary, 'utf8');
    expect(markdown).toContain(
      `[Write one](<${env.GUILDHALL_URL}/docs/readme>)`,
    );
    expect(markdown).toContain('**This change drops 2 checks.**');
    expect(markdown).toContain('| Readiness | Bronze -\\> none |');
    await expect(
      readFile(directory.resolve('comment.md'), 'utf8'),
    ).resolves.toBe(markdown);
  });

  it('is not green without an answer', async () => {
    const { post, run } = await setup();
    // Nobody has told who is on call for it, and that check is blocking.
    const unknown = await run('billing');
    expect(unknown.code).toBe(3);
    expect(unknown.stdout).toContain('Somebody is on call: unknown (blocking)');
    expect(unknown.stdout).toContain('On call was never measured');

    const { id } = await post(
      '/exemptions',
      {
        check: 'on-call',
        scope: { type: 'entity', ref: 'component:default/billing' },
        reason: 'Nobody works at night yet',
        endsAt: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      },
      'user:default/ada',
    );
    await post(`/exemptions/${id}/approve`, {}, 'user:default/grace');
    const exempted = await run('billing');
    expect(exempted.stdout).toContain('unknown (blocking, exempted)');
    expect(exempted.stdout).toContain('Operations  Covered with 1 exempted');
    expect(exempted.code).toBe(0);

    const page = createServer((_, response) => {
      response.end('<html>Sign in</html>');
    });
    await new Promise<void>(done => page.listen(0, 'localhost', () => done()));
    const { port }: AddressInfo = Object(page.address());
    const [noToken, wrongToken, nobodyThere, signIn] = await Promise.all([
      run('visits', [], { GUILDHALL_TOKEN: '' }),
      run('visits', [], { GUILDHALL_TOKEN: 'mock-invalid-token' }),
      run('visits', ['--portal', 'http://localhost:1']),
      run('visits', ['--portal', `http://localhost:${port}`, '--github']),
    ]);
    page.close();
    expect(noToken).toMatchObject({ code: 3, stdout: '' });
    expect(noToken.stderr).toContain('A pipeline that runs for a fork');
    expect(wrongToken).toMatchObject({ code: 3, stdout: '' });
    expect(wrongToken.stderr).toMatch(/cannot be asked: .*401/);
    expect(nobodyThere).toMatchObject({ code: 3, stdout: '' });
    expect(nobodyThere.stderr).toContain('http://localhost:1 cannot be asked');
    expect(signIn.code).toBe(3);
    expect(signIn.stdout).toContain('::error file=catalog-info.yaml');
  });

  it('judges what the portal does not know yet, with the rights of the token', async () => {
    const { run } = await setup({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.DENY })),
    });
    directory.addContent({ 'repositories/visits/id_rsa': 'a key' });
    const hidden = await run('visits', ['--json']);
    expect(hidden.code).toBe(1);
    const report = JSON.parse(hidden.stdout);
    expect(report).toMatchObject({
      outcome: 'blocked',
      notes: [
        'The portal does not know component:default/visits, or this token may not read it, so there is no before.',
      ],
    });
    expect(report.comparedWith).toBeUndefined();
    // What is known of who is on call is not for this token.
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'on-call', after: 'unknown' }),
    );
  });

  it('asks only with the permissions that reading takes', async () => {
    const { run } = await setup({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            permission.name === 'scorecards.fact.read'
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    const denied = await run('visits');
    expect(denied).toMatchObject({ code: 3, stdout: '' });
    expect(denied.stderr).toContain("the permission 'scorecards.fact.read'");
  });
});
