import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  readStamp,
  ReleaseFiles,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { FakeGoldenPath } from './__testUtils__/FakeGoldenPath';
import {
  createDirectory,
  MAYA,
  startScaffolder,
} from './__testUtils__/startScaffolder';

// Each test starts a scaffolder, which looks for its tasks once a second.
jest.setTimeout(60_000);

const folder = createDirectory();
beforeEach(() => {
  folder.clear();
});

const TEMPLATE_REF = 'template:default/service-node';
const BASE = 'https://portal.example.com/golden-path/git/local/visits';

const answers = {
  name: 'visits',
  description: 'Visits of patients',
  owner: 'group:default/visits',
};

const release: ReleaseFiles = {
  name: 'service-node',
  version: '1.0.0',
  copyWithoutTemplating: ['.github/workflows/*'],
  files: [
    text(
      'README.md',
      '# ${{ values.name }}\r\n\r\n${{ values.description }}\r\n',
    ),
    text('.github/workflows/ci.yaml', 'run: ${{ github.sha }}\n'),
    text(
      'catalog-info.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: ${{ values.name }}-api\n---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${{ values.name }}\n',
    ),
    text('docs/Über ${{ values.name }}.md', 'Grüße\n'),
    { ...text('bin/run', '#!/bin/sh\n'), mode: '100755' },
    { ...text('current', 'docs'), mode: '120000' },
    {
      path: 'logo.png',
      mode: '100644',
      encoding: 'base64',
      content: Buffer.from([0x89, 0x50, 0, 0xff]).toString('base64'),
    },
  ],
};

const rendered = [
  text('.github/workflows/ci.yaml', 'run: ${{ github.sha }}\n'),
  text('README.md', '# visits\r\n\r\nVisits of patients\r\n'),
  { ...text('bin/run', '#!/bin/sh\n'), mode: '100755' },
  text(
    'catalog-info.yaml',
    'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata:\n  name: visits-api\n---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: visits\n',
  ),
  { ...text('current', 'docs'), mode: '120000' },
  text('docs/Über visits.md', 'Grüße\n'),
  {
    path: 'logo.png',
    mode: '100644',
    encoding: 'base64',
    content: 'iVAA/w==',
  },
];

const exampleSchema = z.object({
  steps: z.array(
    z.object({ action: z.string(), input: z.record(z.string(), z.json()) }),
  ),
});

/** Credentials of hers; what else is in them is the scaffolder's business. */
const asMaya = expect.objectContaining({
  principal: mockCredentials.user(MAYA).principal,
});

const user: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'maya.okafor', namespace: 'default' },
  spec: {
    profile: { displayName: 'Maya Okafor', email: 'maya@example.com' },
    memberOf: [],
  },
};

const PREFLIGHT = {
  id: 'preflight',
  action: 'guildhall:preflight',
  input: { answers: '${{ parameters }}' },
};
const RENDER = {
  id: 'render',
  action: 'guildhall:template:render',
  input: { values: '${{ parameters }}' },
};
const STAMP = {
  id: 'stamp',
  action: 'guildhall:template:stamp',
  input: { answers: '${{ parameters }}' },
};
const PUBLISH = {
  id: 'publish',
  action: 'guildhall:publish:git',
  input: {
    host: '${{ parameters.host }}',
    name: '${{ parameters.name }}',
    description: '${{ parameters.description }}',
  },
};
const REGISTER = {
  id: 'register',
  action: 'guildhall:catalog:register',
  input: {
    catalogInfoUrl:
      '${{ steps.publish.output.repositoryUrl }}catalog-info.yaml',
  },
};
const PROPOSE = {
  id: 'propose',
  action: 'guildhall:propose',
  input: {
    host: 'local',
    name: '${{ parameters.name }}',
    title: 'Bring visits onto the golden path',
    description: 'Adds what is missing',
  },
};

async function start(
  options: { steps?: object[]; release?: ReleaseFiles; version?: string } = {},
) {
  const goldenPath = new FakeGoldenPath(options.release ?? release);
  const template = templateWith(
    options.steps ?? [PREFLIGHT, RENDER, STAMP, PUBLISH, REGISTER],
    options.version,
  );
  const scaffolder = await startScaffolder({
    folder: folder.path,
    goldenPath,
    entities: [user, template],
  });
  return { ...scaffolder, goldenPath, template };
}

describe('the actions of the golden path', () => {
  it('make a repository with a stamp, and an entry in the catalog', async () => {
    const { goldenPath, host, locations, registrants, run } = await start();
    const task = await run(TEMPLATE_REF, answers);
    expect([task.status, task.error]).toEqual(['completed', '']);

    const { commit, files } = await host.readTree('visits');
    const { base, problems, stamp } = readStamp(files);
    expect(problems).toEqual([]);
    expect(stamp).toMatchObject({
      template: TEMPLATE_REF,
      version: '1.0.0',
      answers,
    });
    expect(base).toEqual(rendered);
    expect(files.filter(({ path }) => !path.startsWith('.guildhall/'))).toEqual(
      rendered,
    );
    expect(git('log', '--format=%an|%ae|%B')).toBe(
      'Maya Okafor|maya@example.com|Made from service-node 1.0.0\n\nVisits of patients',
    );

    const url = `${BASE}/catalog-info.yaml`;
    expect(task.output).toEqual({
      remoteUrl: host.remoteUrl('visits'),
      repositoryUrl: `${BASE}/`,
      commit,
      entityRef: 'component:default/visits',
    });
    expect(goldenPath.checks).toEqual([
      {
        request: { template: 'service-node', answers, reserveFor: task.id },
        credentials: asMaya,
      },
    ]);
    expect(goldenPath.effects).toMatchObject([
      {
        taskId: task.id,
        stepId: 'publish',
        title: 'The repository visits at This machine',
        target: {
          kind: 'git-repository',
          host: 'local',
          name: 'visits',
          commit,
        },
        entityRef: 'component:default/visits',
        template: 'service-node',
        templateVersion: '1.0.0',
        status: 'done',
        createdBy: MAYA,
      },
      {
        stepId: 'register',
        target: {
          kind: 'catalog-location',
          target: `${url}?ref=main`,
          locationId: 'location-1',
        },
        entityRef: 'component:default/visits',
        status: 'done',
      },
    ]);
    expect(locations).toEqual([
      {
        id: 'location-1',
        entityRef: 'location:default/location-1',
        type: 'url',
        target: `${url}?ref=main`,
      },
    ]);
    expect(registrants).toEqual([mockCredentials.service('plugin:scaffolder')]);
    expect(goldenPath.services).toEqual([
      {
        entityRef: 'component:default/visits',
        host: 'local',
        name: 'visits',
        template: 'service-node',
        version: '1.0.0',
        taskId: task.id,
        createdBy: MAYA,
      },
    ]);
    expect(task.log).not.toContain('Visits of patients');
  });

  it('come with examples that fit their schemas', async () => {
    const { listActions } = await start();
    const actions = await listActions();
    expect(actions.map(({ id }) => id).sort()).toEqual([
      'guildhall:catalog:register',
      'guildhall:preflight',
      'guildhall:propose',
      'guildhall:publish:git',
      'guildhall:repository:subtract',
      'guildhall:template:render',
      'guildhall:template:stamp',
    ]);
    for (const { description, examples = [], id, schema } of actions) {
      expect(description).toBeTruthy();
      expect(examples).toHaveLength(1);
      const { steps } = exampleSchema.parse(parse(examples[0].example));
      expect(steps.map(({ action }) => action)).toEqual([id]);
      const { properties, required } = z
        .object({
          properties: z.record(z.string(), z.unknown()),
          required: z.array(z.string()),
        })
        .parse(schema?.input);
      const inputs = Object.keys(steps[0].input);
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(inputs));
      expect(inputs).toEqual(expect.arrayContaining(required));
    }
  });

  it('make nothing in a dry run, and say what they would', async () => {
    const { dryRun, goldenPath, host, locations, template } = await start();
    const { directoryContents, output } = await dryRun(template, answers);
    expect(directoryContents.map(({ path }) => path).sort()).toEqual(
      [
        ...rendered.map(({ path }) => path).filter(path => path !== 'current'),
        '.guildhall/base.jsonl',
        '.guildhall/template.yaml',
      ].sort(),
    );
    const { base, stamp } = readStamp(
      directoryContents.map(({ path, base64Content }) =>
        text(path, Buffer.from(base64Content, 'base64').toString('utf8')),
      ),
    );
    expect(stamp?.version).toBe('1.0.0');
    expect(base).toEqual(rendered);
    expect(output).toMatchObject({
      repositoryUrl: `${BASE}/`,
      remoteUrl: host.remoteUrl('visits'),
      entityRef: 'component:default/visits',
    });
    expect(goldenPath.effects).toEqual([]);
    expect(goldenPath.checks).toEqual([]);
    expect(locations).toEqual([]);
    await expect(host.exists('visits')).resolves.toBe(false);
  });

  it.each([
    ['publish', 1],
    ['register', 2],
  ])(
    'go on where a process was killed after it did its work in %s',
    async (_, report) => {
      const { goldenPath, host, locations, retry, run } = await start();
      goldenPath.lostReport = report;
      const killed = await run(TEMPLATE_REF, answers);
      expect(killed.status).toBe('failed');
      expect(goldenPath.effects.at(-1)?.status).toBe('pending');
      const made = await host.head('visits');
      expect(made).toBeDefined();

      const resumed = await retry(killed);
      expect([resumed.status, resumed.error]).toEqual(['completed', '']);
      await expect(host.head('visits')).resolves.toBe(made);
      expect(readdirSync(`${folder.path}/git`).sort()).toEqual([
        '.guildhall',
        'visits.git',
      ]);
      expect(git('rev-list', '--count', '--all')).toBe('1');
      expect(goldenPath.effects.map(({ status }) => status)).toEqual([
        'done',
        'done',
      ]);
      expect(locations).toHaveLength(1);
      expect(goldenPath.checks).toHaveLength(1);
    },
  );

  it('make a repository anew that was undone before the retry', async () => {
    const { goldenPath, host, locations, retry, run } = await start();
    goldenPath.recordService = async () => {
      goldenPath.recordService = async () => {};
      throw new Error('away');
    };
    const failed = await run(TEMPLATE_REF, answers);
    expect(failed.error).toContain('away');
    const [{ target }] = goldenPath.effects;
    if (target.kind !== 'git-repository' || !target.commit) {
      throw new Error('no repository was made');
    }
    await host.deleteRepository({ name: 'visits', onlyIfHead: target.commit });
    locations.pop();
    for (const effect of goldenPath.effects) {
      effect.status = 'undone';
    }

    const again = await retry(failed);
    expect(again.status).toBe('completed');
    await expect(host.head('visits')).resolves.toBe(target.commit);
    expect(locations).toHaveLength(1);
  });

  it('refuse a name that was taken between check and run', async () => {
    const { goldenPath, host, locations, run } = await start();
    goldenPath.onPreflight = async () => {
      await host.createAndPush({
        name: 'visits',
        files: [text('theirs', 'theirs')],
        message: 'Faster',
        author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
      });
      return { ok: true, findings: [] };
    };
    const task = await run(TEMPLATE_REF, answers);
    expect(task.status).toBe('failed');
    expect(task.error).toContain(
      "There is a repository 'visits' at 'local' already; choose another name",
    );
    expect(goldenPath.effects).toMatchObject([
      { status: 'failed', error: expect.stringContaining('choose another') },
    ]);
    await expect(host.listPaths('visits')).resolves.toEqual(['theirs']);
    expect(locations).toEqual([]);
  });

  it('stop when the check finds something, and say what to do', async () => {
    const { goldenPath, host, run } = await start();
    goldenPath.onPreflight = async () => ({
      ok: false,
      findings: [
        {
          check: 'name-free-on-host',
          field: 'name',
          status: 'blocked',
          message: 'There is a repository visits.',
          fix: 'Choose another name.',
        },
        {
          check: 'name-free-in-registry',
          field: 'name',
          status: 'unknown',
          message: 'The registry does not answer.',
        },
        {
          check: 'owner-exists',
          field: 'owner',
          status: 'ok',
          message: 'The owner is there.',
        },
      ],
    });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.status).toBe('failed');
    expect(task.error).toBe(
      'name: There is a repository visits. Choose another name.',
    );
    expect(task.log).toContain('name: The registry does not answer.');
    await expect(host.exists('visits')).resolves.toBe(false);
  });
});

describe('secrets', () => {
  // Put together here, so that nobody finds it in this repository.
  const token = ['ghp', '0123456789abcdefghijklmnopqrstuvwxyz'].join('_');

  it.each([
    [
      'an answer that looks like one',
      { answers: { note: { deep: `use ${token}` } } },
      "The answer at '/note/deep' has",
    ],
    [
      'a secret of the run among the answers',
      {
        answers: { note: 'say hunter2-please' },
        secrets: { password: 'hunter2-please' },
      },
      "The answer 'note' has a secret of this run in it",
    ],
    [
      'a file that looks like it has one',
      { answers: {}, file: `token: ${token}\n` },
      "The file 'config.yaml' has",
    ],
    [
      'a file with a secret of the run',
      {
        answers: {},
        file: 'password: hunter2-please\n',
        secrets: { password: 'hunter2-please' },
      },
      "The file 'config.yaml' has a secret of this run in it",
    ],
  ])('refuse %s, and are never told', async (_, given, message) => {
    const {
      answers: more,
      file,
      secrets = {},
    } = given as {
      answers: Record<string, string>;
      file?: string;
      secrets?: Record<string, string>;
    };
    const { goldenPath, host, run } = await start({
      release: {
        ...release,
        files: [...release.files, ...(file ? [text('config.yaml', file)] : [])],
      },
    });
    const task = await run(TEMPLATE_REF, { ...answers, ...more }, secrets);
    expect(task.status).toBe('failed');
    expect(task.error).toContain(message);
    for (const told of [task.log, JSON.stringify(goldenPath.effects)]) {
      expect(told).not.toContain(token);
      expect(told).not.toContain('hunter2-please');
    }
    await expect(host.exists('visits')).resolves.toBe(false);
  });
});

describe('guildhall:template:render', () => {
  it('renders only what the golden path has', async () => {
    const { run } = await start({ version: '9.9.9' });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.error).toContain('no service-node 9.9.9');
  });

  it('lets no file out of the workspace', async () => {
    const { run } = await start({
      release: { ...release, files: [text('../outside', 'x')] },
    });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.error).toContain('The path "../outside" must');
  });

  it('lets no answer lead out of the workspace', async () => {
    const { run } = await start({
      release: { ...release, files: [text('${{ values.path }}', 'x')] },
    });
    const task = await run(TEMPLATE_REF, { ...answers, path: '../../outside' });
    expect(task.status).toBe('failed');
    expect(task.error).toContain('Relative path is not allowed');
  });
});

describe('guildhall:publish:git', () => {
  it('publishes nothing when the workspace is gone', async () => {
    const { goldenPath, run } = await start({ steps: [PUBLISH] });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.error).toContain('There is nothing to publish');
    expect(goldenPath.effects).toEqual([]);
  });

  it('knows hosts and names', async () => {
    const { run } = await start();
    const elsewhere = await run(TEMPLATE_REF, { ...answers, host: 'gone' });
    expect(elsewhere.error).toContain(
      "There is no git host 'gone'; choose one of 'local'",
    );
    const outside = await run(TEMPLATE_REF, { ...answers, name: '../visits' });
    expect(outside.error).toContain("'../visits' is no name of a repository");
  });
});

describe('guildhall:catalog:register', () => {
  const register = (catalogInfoUrl: string) => [
    RENDER,
    { ...REGISTER, input: { catalogInfoUrl } },
  ];

  it('registers what the task did not make only as the person who asks', async () => {
    const { registrants, run } = await start({
      steps: register(`${BASE}/catalog-info.yaml`),
    });
    const task = await run(TEMPLATE_REF, answers);
    expect([task.status, task.error]).toEqual(['completed', '']);
    expect(registrants).toEqual([asMaya]);
  });

  it.each([
    [
      'https://github.com/a/b/blob/main/catalog-info.yaml',
      'must be the address of a file on a git host',
    ],
    [`${BASE}/gone.yaml`, "There is no file 'gone.yaml' in the workspace"],
    [`${BASE}/README.md`, "'README.md' is not a valid catalog file"],
  ])('refuses %s', async (url, message) => {
    const { locations, run } = await start({ steps: register(url) });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.error).toContain(message);
    expect(locations).toEqual([]);
  });
});

describe('guildhall:propose', () => {
  it('adds what is missing as a branch, and overwrites nothing', async () => {
    const { goldenPath, host, retry, run } = await start({
      steps: [RENDER, STAMP, PROPOSE],
    });
    const theirs = [
      text('README.md', '# Ours\n'),
      text('bin', 'a file, not a folder\n'),
      text('logo.png/source.svg', '<svg/>\n'),
      text('.guildhall/template.yaml', 'old\n'),
    ];
    const { commit: base } = await host.createAndPush({
      name: 'visits',
      files: theirs,
      message: 'Ours',
      author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
    });
    goldenPath.lostReport = 1;
    const killed = await run(TEMPLATE_REF, answers);
    expect(killed.status).toBe('failed');
    const branch = await host.head('visits', 'golden-path/adopt');
    const task = await retry(killed);
    expect([task.status, task.error]).toEqual(['completed', '']);

    expect(task.output).toEqual({
      branch: 'golden-path/adopt',
      branchUrl: `${BASE}/?ref=golden-path%2Fadopt`,
      commit: branch,
      kept: ['README.md', 'bin/run', 'logo.png'],
    });
    const { files } = await host.readTree('visits', 'golden-path/adopt');
    expect(files).toEqual(expect.arrayContaining(theirs.slice(0, 3)));
    expect(files.map(({ path }) => path)).toEqual([
      '.github/workflows/ci.yaml',
      '.guildhall/base.jsonl',
      '.guildhall/template.yaml',
      'README.md',
      'bin',
      'catalog-info.yaml',
      'current',
      'docs/Über visits.md',
      'logo.png/source.svg',
    ]);
    expect(readStamp(files).problems).toEqual([]);
    await expect(host.head('visits')).resolves.toBe(base);
    expect(goldenPath.services).toMatchObject([
      { entityRef: 'component:default/visits', host: 'local', name: 'visits' },
    ]);
    expect(goldenPath.effects).toMatchObject([
      {
        status: 'done',
        entityRef: 'component:default/visits',
        target: {
          kind: 'git-branch',
          host: 'local',
          name: 'visits',
          branch: 'golden-path/adopt',
          commit: branch,
        },
      },
    ]);
  });

  it('tells of the service by the catalog file that the repository has', async () => {
    const { goldenPath, host, run } = await start({
      steps: [RENDER, STAMP, PROPOSE],
    });
    const author = { name: 'Jonas', email: 'j@x.org', date: new Date(0) };
    const catalogInfo = text(
      'catalog-info.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: old-visits\n',
    );
    await host.createAndPush({
      name: 'visits',
      files: [catalogInfo],
      message: 'Ours',
      author,
    });
    const task = await run(TEMPLATE_REF, answers);
    expect([task.status, task.error]).toEqual(['completed', '']);
    expect(goldenPath.services).toMatchObject([
      { entityRef: 'resource:default/old-visits' },
    ]);
  });

  it('pushes nothing in a dry run, and needs a repository', async () => {
    const { dryRun, host, run, template } = await start({
      steps: [RENDER, STAMP, PROPOSE],
    });
    const task = await run(TEMPLATE_REF, answers);
    expect(task.error).toContain(
      "The repository 'visits' at This machine has no commit yet",
    );
    await host.createAndPush({
      name: 'visits',
      files: [text('README.md', '# Ours\n')],
      message: 'Ours',
      author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
    });
    const { output } = await dryRun(template, answers);
    expect(output).toMatchObject({ kept: ['README.md'] });
    await expect(
      host.head('visits', 'golden-path/adopt'),
    ).resolves.toBeUndefined();
  });
});

function templateWith(steps: object[], version = '1.0.0'): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'service-node',
      namespace: 'default',
      annotations: {
        'guildhall.dev/template-version': version,
        'backstage.io/managed-by-location':
          'golden-path:templates/service-node',
      },
    },
    spec: {
      type: 'service',
      parameters: [],
      steps: steps.map(step => ({ ...step, name: 'A step' })),
      output: {
        remoteUrl: '${{ steps.publish.output.remoteUrl }}',
        repositoryUrl: '${{ steps.publish.output.repositoryUrl }}',
        commit:
          '${{ steps.publish.output.commit or steps.propose.output.commit }}',
        entityRef: '${{ steps.register.output.entityRef }}',
        branch: '${{ steps.propose.output.branch }}',
        branchUrl: '${{ steps.propose.output.branchUrl }}',
        kept: '${{ steps.propose.output.kept }}',
      },
      EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
    },
  };
}

function text(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}

/** Looks into the repository that was made. */
function git(...args: string[]): string {
  return execFileSync('git', args, {
    cwd: `${folder.path}/git/visits.git`,
    encoding: 'utf8',
  }).trim();
}
