import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createFakeGitea,
  createFakeGithub,
  createFakeGitlab,
  FakeForge,
  TOKEN,
} from '../__testUtils__/FakeForge';
import { git } from '../testUtils';
import { startGitServer } from '../__testUtils__/startGitServer';
import { GitHosts } from '../git/GitHosts';
import { PullRequests } from './types';

// Each test runs git, perhaps on a machine with much else to do.
jest.setTimeout(30_000);

const server = setupServer();
registerMswTestHooks(server);

const stops: Array<() => Promise<void>> = [];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
  rmSync(folder, { recursive: true });
});

const BRANCH = 'guildhall/upgrade-service-node-1.1.0';

const request = {
  name: 'visits',
  branch: BRANCH,
  title: 'Upgrade service-node from 1.0.0 to 1.1.0',
  body: '- README.md: Grüße',
};

function hostOf(remote: object) {
  return GitHosts.fromConfig(
    mockServices.rootConfig({
      data: {
        app: { baseUrl: 'https://portal.example.com' },
        goldenPath: {
          git: { hosts: [{ id: 'forge', type: 'remote', ...remote }] },
        },
      },
    }),
  ).get();
}

/** A git server whose teams work on `develop`, with the API of a product. */
async function start(
  forge: FakeForge,
  options: { token?: string; apiBaseUrl?: string } = {},
): Promise<PullRequests> {
  const { token = TOKEN, apiBaseUrl = forge.apiBaseUrl } = options;
  server.use(...forge.handlers);
  const remote = join(folder, forge.prefix, 'team', 'visits.git');
  mkdirSync(remote, { recursive: true });
  git(remote, 'init', '--quiet', '--bare', '--initial-branch=develop');
  const empty = git(remote, 'hash-object', '-w', '-t', 'tree', '/dev/null');
  const commit = git(remote, 'commit-tree', '-m', 'First', empty);
  git(remote, 'update-ref', 'refs/heads/develop', commit);
  const { stop, url } = await startGitServer({
    root: folder,
    authorization: `Basic ${Buffer.from(`git:${token}`).toString('base64')}`,
  });
  stops.push(stop);
  const { pullRequests } = hostOf({
    cloneUrl: `${url}${forge.prefix}/team/{name}.git`,
    token,
    pullRequests: { type: forge.type, apiBaseUrl },
  });
  if (!pullRequests) {
    throw new Error('The host has no pull requests');
  }
  return pullRequests;
}

describe.each([
  ['GitHub', createFakeGithub],
  ['GitLab', createFakeGitlab],
  ['Gitea', createFakeGitea],
])('pull requests of %s', (_product, createForge) => {
  it('are opened once for a branch, to the one that its owners work on', async () => {
    const forge = createForge();
    const others = [
      { branch: BRANCH, isOpen: false },
      { branch: BRANCH, isOfFork: true, isOpen: true },
      { branch: 'other', isOpen: true },
    ].map((pull, index) => ({
      title: 'Theirs',
      body: '',
      base: 'develop',
      number: index + 1,
      ...pull,
    }));
    forge.pulls.push(...others);
    const pullRequests = await start(forge);
    const opened = await pullRequests.open(request);
    expect(forge.pulls.slice(3)).toEqual([
      {
        number: 4,
        isOpen: true,
        branch: BRANCH,
        base: 'develop',
        title: request.title,
        body: request.body,
      },
    ]);
    expect(opened).toEqual({ number: 4, url: forge.urlOf(forge.pulls[3]) });
    await expect(pullRequests.open(request)).resolves.toEqual(opened);
    expect(forge.pulls).toHaveLength(4);

    // Closed, and proposed again later.
    forge.pulls[3].isOpen = false;
    await expect(pullRequests.open(request)).resolves.toMatchObject({
      number: 5,
    });
  });

  it('are found by whoever was killed, or slower than somebody else', async () => {
    const forge = createForge();
    const pullRequests = await start(forge);
    // It is made, and the answer gets lost.
    const [, create] = forge.handlers;
    server.use(
      http.post(
        forge.url,
        async ({ request: sent, requestId }) => {
          await create.run({ request: sent, requestId });
          return HttpResponse.error();
        },
        { once: true },
      ),
    );
    await expect(pullRequests.open(request)).resolves.toMatchObject({
      number: 1,
    });

    forge.pulls[0].isOpen = false;
    const answers = await Promise.all([
      pullRequests.open(request),
      pullRequests.open(request),
    ]);
    expect(answers.map(({ number }) => number)).toEqual([2, 2]);
    expect(forge.pulls).toHaveLength(2);
  });

  it('are refused with the host and what to do, and never with the token', async () => {
    const forge = createForge();
    const pullRequests = await start(forge);
    const elsewhere: Array<string | null> = [];
    server.use(
      http.all('https://elsewhere.example.com/*', ({ request: sent }) => {
        elsewhere.push(sent.headers.get('authorization'));
        return HttpResponse.json([]);
      }),
    );
    const answers: Array<[() => Response, string]> = [
      [
        () => HttpResponse.json({ message: TOKEN }, { status: 401 }),
        'give the token the right',
      ],
      [() => HttpResponse.json({}, { status: 403 }), 'give the token'],
      [() => HttpResponse.json({}, { status: 404 }), 'check cloneUrl'],
      [() => new HttpResponse(`no ${TOKEN}`, { status: 500 }), '500 no ***'],
      [() => HttpResponse.html('<html>Sign in</html>'), 'pullRequests.type'],
      [() => HttpResponse.json([{ number: 1 }]), 'pullRequests.type'],
      [() => HttpResponse.error(), 'check pullRequests.apiBaseUrl'],
      [
        () => HttpResponse.redirect('https://elsewhere.example.com/x', 307),
        'refused (307',
      ],
    ];
    for (const [answer, advice] of answers) {
      server.use(http.get(forge.url, answer, { once: true }));
      const refusal = await pullRequests.open(request).catch(error => error);
      expect([advice, refusal.name]).toEqual([advice, 'PullRequestError']);
      expect(refusal.message).toContain("the git host 'forge'");
      expect(refusal.message).toContain(advice);
      const told = [refusal.message, refusal.stack, JSON.stringify(refusal)];
      expect(told.join()).not.toContain(TOKEN);
    }
    expect(elsewhere).toEqual([]);

    server.use(
      http.post(forge.url, () =>
        HttpResponse.json({ message: 'No commits' }, { status: 422 }),
      ),
    );
    await expect(pullRequests.open(request)).rejects.toThrow(
      '422 {"message":"No commits"}',
    );
    expect(forge.pulls).toEqual([]);
  });

  it('are given up by who asked', async () => {
    const forge = createForge();
    const pullRequests = await start(forge);
    const controller = new AbortController();
    server.use(
      http.get(forge.url, () => {
        controller.abort(new Error('the task was cancelled'));
        return HttpResponse.json([]);
      }),
    );
    await expect(
      pullRequests.open(request, { signal: controller.signal }),
    ).rejects.toThrow('the task was cancelled');
    expect(forge.pulls).toEqual([]);
  });
});

describe('the configuration of pull requests', () => {
  const remote = {
    cloneUrl: 'ssh://git@forge.example.com/team/{name}.git',
    token: TOKEN,
    pullRequests: { type: 'gitea', apiBaseUrl: 'https://forge/api/v1/' },
  };

  it('goes with ssh, and need not be there', () => {
    expect(hostOf(remote).pullRequests).toBeDefined();
    expect(hostOf({ cloneUrl: remote.cloneUrl }).pullRequests).toBeUndefined();
  });

  it.each([
    [{ token: undefined }, 'needs a token'],
    [
      { pullRequests: { ...remote.pullRequests, type: 'svn' } },
      'must be github, gitlab or gitea',
    ],
    [{ pullRequests: { type: 'gitea' } }, 'apiBaseUrl'],
    [
      { pullRequests: { type: 'gitea', apiBaseUrl: 'forge/api' } },
      'must begin with https://',
    ],
    [
      { pullRequests: { type: 'gitea', apiBaseUrl: 'https://u:p@forge' } },
      'without credentials',
    ],
    [{ cloneUrl: 'ssh://git@forge/{name}.git' }, 'an owner and {name}'],
    [{ cloneUrl: 'ssh://git@forge/a/b/{name}.git' }, 'an owner and {name}'],
  ])('refuses %j', (change, message) => {
    expect(() => hostOf({ ...remote, ...change })).toThrow(message);
  });
});
