import { Entity } from '@backstage/catalog-model';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { z } from 'zod';
import { FakeGoldenPath } from '../__testUtils__/FakeGoldenPath';
import {
  createDirectory,
  startScaffolder,
} from '../__testUtils__/startScaffolder';

jest.setTimeout(60_000);

const folder = createDirectory();
beforeEach(() => {
  folder.clear();
});

// What is asked of the scaffolder itself is let through.
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const API = 'https://gitlab.example.com/api/v4';
const MERGE_REQUESTS = `${API}/projects/:project/merge_requests`;
const TOKEN = 'a-token-of-nobody';
const BRANCH = 'golden-path/adopt';

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: {
    name: 'adopt',
    namespace: 'default',
    annotations: {
      'guildhall.dev/template-version': '1.0.0',
      'backstage.io/managed-by-location': 'golden-path:templates/adopt',
    },
  },
  spec: {
    type: 'service',
    parameters: [],
    steps: [
      {
        id: 'render',
        name: 'Render',
        action: 'guildhall:template:render',
        input: { values: '${{ parameters }}' },
      },
      {
        id: 'propose',
        name: 'Propose',
        action: 'guildhall:propose',
        input: {
          name: '${{ parameters.name }}',
          title: 'Bring visits onto the golden path',
          description: 'Adds what is missing',
        },
      },
    ],
    output: {
      branch: '${{ steps.propose.output.branch }}',
      pullRequestUrl: '${{ steps.propose.output.pullRequestUrl }}',
    },
    EXPERIMENTAL_recovery: { EXPERIMENTAL_strategy: 'startOver' },
  },
};

const bodySchema = z.record(z.string(), z.string());

/** GitLab, which remembers what it was asked to open. */
function startGitlab() {
  const opened: Array<z.output<typeof bodySchema>> = [];
  const answer = (iid: number) => ({
    iid,
    web_url: `https://gitlab.example.com/visits/-/merge_requests/${iid}`,
  });
  server.use(
    http.get(MERGE_REQUESTS, () =>
      HttpResponse.json(opened.map((_, index) => answer(index + 1))),
    ),
    http.post(MERGE_REQUESTS, async ({ request }) => {
      opened.push(bodySchema.parse(await request.json()));
      return HttpResponse.json(answer(opened.length), { status: 201 });
    }),
  );
  return opened;
}

async function start() {
  const goldenPath = new FakeGoldenPath({
    name: 'adopt',
    version: '1.0.0',
    copyWithoutTemplating: [],
    files: [
      {
        path: 'catalog-info.yaml',
        mode: '100644',
        encoding: 'utf8',
        content:
          'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: visits\n',
      },
    ],
  });
  const remote = `${folder.path}/server/visits.git`;
  mkdirSync(remote, { recursive: true });
  execFileSync('git', ['init', '--bare', '--initial-branch=main'], {
    cwd: remote,
  });
  const scaffolder = await startScaffolder({
    folder: folder.path,
    goldenPath,
    entities: [template],
    gitHost: {
      id: 'forge',
      type: 'remote',
      cloneUrl: `file://${folder.path}/server/{name}.git`,
      token: TOKEN,
      pullRequests: { type: 'gitlab', apiBaseUrl: API },
    },
  });
  await scaffolder.host.createAndPush({
    name: 'visits',
    files: [{ path: 'a', mode: '100644', encoding: 'utf8', content: 'ours\n' }],
    message: 'Ours',
    author: { name: 'Jonas', email: 'j@example.com', date: new Date(0) },
  });
  return {
    ...scaffolder,
    goldenPath,
    propose: () => scaffolder.run('template:default/adopt', { name: 'visits' }),
  };
}

describe('guildhall:propose, where the host has pull requests', () => {
  it('opens one, and none in a dry run', async () => {
    const opened = startGitlab();
    const { dryRun, propose } = await start();
    await dryRun(template, { name: 'visits' });
    expect(opened).toEqual([]);

    const task = await propose();
    expect([task.status, task.error]).toEqual(['completed', '']);
    expect(task.output).toEqual({
      branch: BRANCH,
      pullRequestUrl: 'https://gitlab.example.com/visits/-/merge_requests/1',
    });
    expect(opened).toEqual([
      {
        source_branch: BRANCH,
        target_branch: 'main',
        title: 'Bring visits onto the golden path',
        description: 'Adds what is missing',
      },
    ]);
  });

  it('keeps the branch when it cannot, says why, and does when it is retried', async () => {
    const opened = startGitlab();
    const { goldenPath, host, propose, retry } = await start();
    server.use(
      http.get(
        MERGE_REQUESTS,
        () => HttpResponse.json({ message: TOKEN }, { status: 403 }),
        { once: true },
      ),
    );
    const failed = await propose();
    expect(failed.status).toBe('failed');
    expect(failed.error).toContain(
      `The branch ${BRANCH} of visits is pushed, and stays`,
    );
    expect(failed.error).toContain("the git host 'forge'");
    expect(failed.error).toContain('give the token the right');
    expect(failed.log).not.toContain(TOKEN);
    const commit = await host.head('visits', BRANCH);
    expect(commit).toBeDefined();
    expect(goldenPath.effects).toMatchObject([{ status: 'done' }]);
    expect(goldenPath.services).toMatchObject([
      { entityRef: 'component:default/visits' },
    ]);

    const task = await retry(failed);
    expect([task.status, task.error]).toEqual(['completed', '']);
    expect(task.output).toMatchObject({
      pullRequestUrl: expect.stringContaining('merge_requests/1'),
    });
    expect(opened).toHaveLength(1);
    await expect(host.head('visits', BRANCH)).resolves.toBe(commit);
    expect(goldenPath.effects).toHaveLength(1);
  });
});
