import { createMockDirectory } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { readFile, rm } from 'node:fs/promises';
import { catalogInfo } from './__testUtils__/definitions';
import { commitAll, git } from './__testUtils__/git';
import { runCommand } from './__testUtils__/runCommand';
import { startMonitoringPortal } from './__testUtils__/startMonitoringPortal';

jest.setTimeout(300_000);

const POLICY = `apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: What services need
rules:
  - title: Services
    for: { kind: Component, type: service }
    signals: [latency, errors]
  - title: APIs
    for: { kind: API }
    signals: [errors]
`;

/** Another part, and the API that it provides. */
const BILLING = `${catalogInfo('billing')}  providesApis: [invoices]
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: invoices }
spec: { type: openapi, lifecycle: production, owner: team-a, definition: '' }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: elsewhere }
spec: { targets: [] }
`;

function rules(...alerts: Array<[name: string, expression: string]>) {
  return JSON.stringify({
    groups: [
      {
        name: 'all',
        rules: alerts.map(([alert, expr]) => ({ alert, expr })),
      },
    ],
  });
}

const errorsOf = (service: string) =>
  `sum(rate(http_requests_total{service="${service}",status=~"5.."}[5m])) > 1`;
const latencyOf = (service: string) =>
  `histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_seconds_bucket{service="${service}"}[5m]))) > 1`;

const TEST = 'rule_files: [visits.rules.yaml]\ntests: []\n';

describe('guildhall-check monitors', () => {
  const directory = createMockDirectory();

  /** A repository in which a change is made that is not committed yet. */
  function setup() {
    directory.setContent({
      'policies/policy.yaml': POLICY,
      repository: {
        '.gitignore': 'build\n',
        'catalog-info.yaml': catalogInfo('visits'),
        'services/billing/catalog-info.yaml': BILLING,
        'build/catalog-info.yaml': 'what is built counts for nothing',
        'monitoring/visits.rules.yaml': rules(
          ['VisitsErrors', errorsOf('visits')],
          ['VisitsSlow', latencyOf('visits')],
        ),
        'monitoring/tests/visits.test.yml': TEST,
        'other/rules.yaml': rules(['VisitsSlowToo', latencyOf('visits')]),
      },
    });
    const repository = directory.resolve('repository');
    commitAll(repository);
    git(repository, 'checkout', '--quiet', '-b', 'change');
    directory.addContent({
      'repository/monitoring/visits.rules.yaml': rules([
        'VisitsErrors',
        errorsOf('visits'),
      ]),
      'repository/monitoring/billing.rules.yaml': rules([
        'BillingErrors',
        errorsOf('billing'),
      ]),
    });
    return (...args: string[]) => runCommand(repository, ['monitors', ...args]);
  }
  const policy = () => ['--policy', directory.resolve('policies/*.yaml')];

  const CHANGES = [
    {
      entityRef: 'component:default/visits',
      signal: 'latency',
      before: 'rule',
      after: 'none',
      monitors: ['VisitsSlow'],
    },
    {
      entityRef: 'component:default/billing',
      signal: 'errors',
      before: 'none',
      after: 'rule',
      monitors: ['BillingErrors'],
    },
    {
      entityRef: 'api:default/invoices',
      signal: 'errors',
      before: 'none',
      after: 'rule',
      monitors: ['BillingErrors'],
    },
  ];

  it('says what is gained and lost without a portal, and blocks where it is told to', async () => {
    const run = setup();
    const [json, text, blocked, widened, unchanged] = await Promise.all([
      run('--base', 'main', ...policy(), '--json'),
      run('--base', 'main', ...policy()),
      run('--base', 'main', ...policy(), '--block'),
      run(
        ...['--base', 'main', ...policy(), '--block', '--json'],
        ...['--files', 'monitoring/*.yaml', '--files', 'other/*'],
      ),
      run(
        ...['--base', 'main', ...policy(), '--block'],
        ...['--files', 'other/rules.yaml'],
      ),
    ]);
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(json.stdout)).toEqual({
      comparedWith: 'main',
      outcome: 'passed',
      changes: CHANGES,
      gained: 2,
      lost: 1,
      parts: 3,
      problems: [],
    });
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toBe(`Monitors of 3 parts, compared with main

This change loses the rules of 1 signal, and gains rules for 2 signals.

Lost:
  component:default/visits
      latency: VisitsSlow

Gained:
  component:default/billing
      errors: BillingErrors
  api:default/invoices
      errors: BillingErrors

Nothing blocks this change: --block was not given.
`);
    expect(blocked).toMatchObject({ code: 1, stderr: '' });
    expect(blocked.stdout).toContain('Blocked: something is lost or broken.');
    // Another rule watches it all the time.
    expect(widened).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(widened.stdout)).toMatchObject({ gained: 2, lost: 0 });
    expect(unchanged).toMatchObject({ code: 0, stderr: '' });
    expect(unchanged.stdout).toContain('This change moves no signal.');
  });

  it('asks the portal, names broken rules by file and line, and is not green without an answer', async () => {
    setup();
    const parts: Entity[] = ['visits', 'billing'].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name, namespace: 'default' },
      spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
    }));
    const policies = directory.resolve('policies/*.yaml');
    const { env } = await startMonitoringPortal({ entities: parts, policies });
    const blind = await startMonitoringPortal({
      entities: parts,
      policies,
      permissions: {
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
      },
    });
    const summary = directory.resolve('summary.md');
    const run = (environment: Record<string, string>, ...args: string[]) =>
      runCommand(
        directory.resolve('repository/monitoring'),
        ['monitors', '--base', 'main', ...args],
        environment,
      );
    const [asked, noToken, nobody, refused] = await Promise.all([
      run(env, '--json'),
      run({ ...env, GUILDHALL_TOKEN: '' }),
      run({ ...env, GUILDHALL_URL: 'http://localhost:1' }),
      run(blind.env),
    ]);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    // As far as the portal's catalog goes, which has no API.
    expect(JSON.parse(asked.stdout)).toMatchObject({
      changes: expect.arrayContaining(CHANGES.slice(0, 2)),
      gained: 1,
      lost: 1,
      parts: 2,
    });
    expect(noToken).toMatchObject({ code: 3, stdout: '' });
    expect(noToken.stderr).toContain('There is no token');
    expect(noToken.stderr).toContain('--policy');
    expect(nobody).toMatchObject({ code: 3, stdout: '' });
    expect(nobody.stderr).toContain('The portal http://localhost:1 cannot');
    expect(refused).toMatchObject({ code: 3, stdout: '' });

    directory.addContent({
      'repository/monitoring/billing.rules.yaml': `groups:
  - name: all
    rules:
      - alert: BillingErrors
        expr: ${errorsOf('billing').replace('sum(', 'sum((')}
`,
    });
    const broken = await run(
      { ...env, GITHUB_STEP_SUMMARY: summary },
      ...['--block', '--github', '--markdown', directory.resolve('comment.md')],
    );
    expect(broken).toMatchObject({ code: 1, stderr: '' });
    const annotations = broken.stdout.split('\n');
    expect(annotations[0]).toMatch(
      /^::error file=monitoring\/billing\.rules\.yaml,line=5,title=Broken rule::'expr': /,
    );
    expect(annotations[1]).toBe(
      '::error title=component%3Adefault/visits loses latency::No rule watches it any more: VisitsSlow did.',
    );
    const markdown = await readFile(summary, 'utf8');
    expect(markdown).toContain(
      '| component:default/visits | latency | VisitsSlow |',
    );
    expect(markdown).toContain("- monitoring/billing.rules.yaml:5 'expr': ");
    await expect(
      readFile(directory.resolve('comment.md'), 'utf8'),
    ).resolves.toBe(markdown);
  });

  it('says what is wrong with how it is called', async () => {
    const run = setup();
    directory.addContent({
      'broken/policy.yaml': POLICY.replace('latency', 'lateness'),
      'empty/policy.yaml': '',
    });
    const main = ['--base', 'main'];
    const from = (folder: string) => [
      '--policy',
      directory.resolve(folder, '*.yaml'),
    ];
    await rm(directory.resolve('repository/services'), { recursive: true });
    const cases: Array<[string, string[]]> = [
      ['Say what to compare with', policy()],
      ['Say what parts need', main],
      [
        "git knows no commit 'origin/main'",
        ['--base', 'origin/main', ...policy()],
      ],
      [
        'say with --files where the rules are',
        [...main, ...policy(), '--files', 'alerts/*'],
      ],
      ['policy.yaml:7 ', [...main, ...from('broken')]],
      ['There is no MonitorPolicy', [...main, ...from('empty')]],
      [
        'none needs a monitor',
        [...main, ...policy(), '--catalog-info', 'services/**'],
      ],
      ["'--colour'", ['--colour']],
    ];
    const answers = await Promise.all(cases.map(([, args]) => run(...args)));
    expect(answers).toEqual(
      cases.map(([message]) => ({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(message),
      })),
    );
    expect(await run('--help')).toEqual({
      code: 0,
      stdout: expect.stringContaining('--block'),
      stderr: '',
    });
  });
});
