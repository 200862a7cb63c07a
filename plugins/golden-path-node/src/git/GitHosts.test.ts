import { mockServices } from '@backstage/backend-test-utils';
import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { git } from '../testUtils';
import { startGitServer } from '../__testUtils__/startGitServer';
import { GitHosts } from './GitHosts';
import { readDirectory } from './readDirectory';
import { GitHost } from './types';

// Each test runs git many times, perhaps on a machine with much else to do.
jest.setTimeout(30_000);

const author = {
  name: 'Maya Okafor',
  email: 'maya@example.com',
  date: new Date('2026-11-21T10:00:00Z'),
};

const files: RepositoryFile[] = [
  text('README.md', '# Visits\n'),
  text('docs/Übersicht – 概要 "1".md', 'Grüße\n'),
  text('windows.txt', 'one\r\ntwo\r\n'),
  text('with-bom.txt', '\ufeffstart'),
  text('no-newline', 'end'),
  text('empty', ''),
  { ...text('bin/run', '#!/bin/sh\n'), mode: '100755' },
  { ...text('latest', 'docs'), mode: '120000' },
  binary('logo.png', [0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]),
  binary('latin1.txt', [0x47, 0x72, 0xfc, 0xdf, 0x65]),
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function hostsOf(hosts: object[]): GitHosts {
  return GitHosts.fromConfig(
    mockServices.rootConfig({
      data: {
        app: { baseUrl: 'https://portal.example.com/app/' },
        goldenPath: { git: { hosts } },
      },
    }),
  );
}

/** A bare repository that is there already, as a server without an API has. */
function startRemote(name: string): string {
  const remote = join(folder, 'server', `${name}.git`);
  mkdirSync(remote, { recursive: true });
  git(remote, 'init', '--quiet', '--bare', '--initial-branch=main');
  return remote;
}

function localHost(): GitHost {
  return hostsOf([
    { id: 'local', type: 'local', root: join(folder, 'local') },
  ]).get();
}

function remoteHost(): GitHost {
  return hostsOf([
    {
      id: 'forge',
      type: 'remote',
      cloneUrl: `file://${folder}/server/{name}.git`,
    },
  ]).get();
}

/** What both kinds of hosts must do alike, on an empty place for `visits`. */
const kinds: Array<[string, () => GitHost]> = [
  ['local', localHost],
  [
    'remote',
    () => {
      startRemote('visits');
      return remoteHost();
    },
  ],
];

describe.each(kinds)('a %s git host', (_type, startHost) => {
  it('keeps names, modes and bytes of all files', async () => {
    const host = startHost();
    const { commit, created } = await create(host);
    expect(created).toBe(true);

    const tree = await host.readTree('visits');
    expect(tree.commit).toBe(commit);
    await expect(host.listPaths('visits')).resolves.toEqual(
      tree.files.map(({ path }) => path),
    );
    expect(tree.files).toEqual(
      [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    );

    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', host.remoteUrl('visits'), clone);
    await expect(readDirectory(withoutGit(clone))).resolves.toEqual(tree.files);
  });

  it('writes a commit of the given author, again and again the same', async () => {
    const host = startHost();
    const { commit } = await create(host);

    await expect(create(host)).resolves.toEqual({ commit, created: false });
    await expect(host.head('visits')).resolves.toBe(commit);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', host.remoteUrl('visits'), clone);
    expect(git(clone, 'log', '--format=%an|%ae|%at|%ct|%s|%P')).toBe(
      'Maya Okafor|maya@example.com|1795255200|1795255200|Made from service-node 1.0.0|',
    );
  });

  it('lets exactly one of several win a name', async () => {
    const host = startHost();
    const results = await Promise.allSettled(
      ['one', 'two', 'three', 'four'].map(content =>
        host.createAndPush({
          name: 'visits',
          files: [text('file', content)],
          message: content,
          author,
        }),
      ),
    );
    const won = results.flatMap(result =>
      result.status === 'fulfilled' ? [result.value] : [],
    );
    expect(won).toEqual([{ commit: expect.any(String), created: true }]);
    expect(
      results.flatMap(result =>
        result.status === 'rejected' ? [result.reason.name] : [],
      ),
    ).toEqual(['ConflictError', 'ConflictError', 'ConflictError']);
    await expect(host.head('visits')).resolves.toBe(won[0].commit);
  });

  it('pushes a branch once, on top of the commit that it was made for', async () => {
    const host = startHost();
    const { commit: base } = await create(host);
    const request = {
      name: 'visits',
      branch: 'golden-path/1.1.0',
      base,
      files: [
        text('README.md', '# Visits, again\n'),
        text('empty/now-a-folder', 'x'),
      ],
      deletions: ['empty', 'docs/Übersicht – 概要 "1".md', 'never-was'],
      message: 'Upgrade',
      author,
    };
    const { commit, created } = await host.pushBranch(request);
    expect(created).toBe(true);
    await expect(host.pushBranch(request)).resolves.toEqual({
      commit,
      created: false,
    });

    const { files: now } = await host.readTree('visits', 'golden-path/1.1.0');
    expect(now.map(({ path }) => path)).toEqual([
      'README.md',
      'bin/run',
      'empty/now-a-folder',
      'latest',
      'latin1.txt',
      'logo.png',
      'no-newline',
      'windows.txt',
      'with-bom.txt',
    ]);
    expect(now[0].content).toBe('# Visits, again\n');
    await expect(host.head('visits')).resolves.toBe(base);

    await expect(
      host.pushBranch({ ...request, message: 'Another' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'golden-path/1.1.0' in 'visits'"),
    });

    const target = { name: 'visits', branch: 'golden-path/1.1.0' };
    await expect(
      host.deleteBranch({ ...target, onlyIfHead: base }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      host.deleteBranch({ ...target, onlyIfHead: commit }),
    ).resolves.toBe(true);
    await expect(
      host.deleteBranch({ ...target, onlyIfHead: commit }),
    ).resolves.toBe(false);
    await expect(host.head('visits', target.branch)).resolves.toBeUndefined();
  });

  it('notices that history was rewritten', async () => {
    const host = startHost();
    const { commit: first } = await create(host);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', host.remoteUrl('visits'), clone);
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Ours');
    git(clone, 'push', '--quiet', 'origin', 'main');
    await expect(
      host.isAncestor('visits', { ancestor: first, descendant: 'main' }),
    ).resolves.toBe(true);

    git(clone, 'checkout', '--quiet', '--orphan', 'new');
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'All over');
    git(clone, 'push', '--quiet', '--force', 'origin', 'new:main');
    await expect(
      host.isAncestor('visits', { ancestor: first, descendant: 'main' }),
    ).resolves.toBe(false);
    const never = 'a'.repeat(40);
    await expect(
      host.isAncestor('visits', { ancestor: never, descendant: 'main' }),
    ).resolves.toBe(false);
    await expect(
      host.pushBranch({
        name: 'visits',
        branch: 'upgrade',
        base: never,
        files: [],
        message: 'Upgrade',
        author,
      }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('its history was rewritten'),
    });
  });

  it('reads the branch that the owners work on', async () => {
    const host = startHost();
    await create(host);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', host.remoteUrl('visits'), clone);
    git(clone, 'rm', '--quiet', 'README.md');
    git(clone, 'commit', '--quiet', '-m', 'Ours');
    git(clone, 'push', '--quiet', 'origin', 'main:trunk');
    const theirs = git(clone, 'rev-parse', 'HEAD');
    await expect(host.head('visits')).resolves.not.toBe(theirs);

    const repository = fileURLToPath(host.remoteUrl('visits'));
    git(repository, 'symbolic-ref', 'HEAD', 'refs/heads/trunk');
    await expect(host.head('visits')).resolves.toBe(theirs);
    const { commit } = await host.readTree('visits');
    expect(commit).toBe(theirs);
    await expect(host.listPaths('visits')).resolves.not.toContain('README.md');

    git(repository, 'symbolic-ref', 'HEAD', 'refs/heads/never-pushed');
    await expect(host.listPaths('visits')).resolves.toContain('README.md');
  });

  it('says that there is nothing', async () => {
    const host = startHost();
    await expect(host.exists('elsewhere')).resolves.toBe(false);
    await expect(host.head('elsewhere')).resolves.toBeUndefined();
    await expect(host.readTree('elsewhere')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await create(host);
    await expect(host.exists('visits')).resolves.toBe(true);
    await expect(host.head('visits', 'nothing')).resolves.toBeUndefined();
    for (const ref of ['nothing', 'b'.repeat(40)]) {
      await expect(host.readTree('visits', ref)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
  });

  it('refuses names and paths that lead elsewhere', async () => {
    const host = startHost();
    for (const name of [
      '../visits',
      'a/b',
      '..',
      '.guildhall',
      '--upload-pack=touch x',
      'visits.git',
      'a\nb',
      '',
    ]) {
      expect(() => host.remoteUrl(name)).toThrow('is no name of a repository');
      await expect(create(host, { name })).rejects.toMatchObject({
        name: 'InputError',
      });
    }
    for (const branch of ['--all', '../x', 'a..b', 'a//b', 'HEAD', 'x.lock']) {
      await expect(host.readTree('visits', branch)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(`'${branch}' is no name of a branch`),
      });
    }
    for (const path of [
      '../x',
      '/etc/passwd',
      'a/../../x',
      '.git/hooks/post-checkout',
      'a/.GIT/config',
      'git~1/config',
      'a\\b',
      'a//b',
      'a/',
    ]) {
      await expect(
        create(host, { files: [text(path, 'x')] }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(
          `The path ${JSON.stringify(path)} must`,
        ),
      });
    }
    await expect(host.head('visits')).resolves.toBeUndefined();
  });

  it('reads no more than it can hold', async () => {
    const host = startHost();
    await expect(
      create(host, {
        files: Array.from({ length: 10_001 }, (_, index) =>
          text(`file-${index}`, ''),
        ),
      }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('There are 10001 files'),
    });
  });

  it('stops when it is told to', async () => {
    const host = startHost();
    const controller = new AbortController();
    controller.abort(new Error('the task was cancelled'));
    await expect(
      host.createAndPush(
        { name: 'visits', files, message: 'x', author },
        { signal: controller.signal },
      ),
    ).rejects.toThrow('the task was cancelled');
    await expect(host.head('visits')).resolves.toBeUndefined();
  });
});

describe('a local git host', () => {
  it('leaves nothing half done, and sweeps up after a process that was killed', async () => {
    const host = localHost();
    const workshop = join(folder, 'local', '.guildhall');
    const killed = join(workshop, 'draft-killed');
    const running = join(workshop, 'draft-running');
    mkdirSync(killed, { recursive: true });
    mkdirSync(running);
    utimesSync(killed, 0, 0);

    await create(host);
    await expect(
      create(host, { files: [text('other', 'x')] }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      create(host, { name: 'bad', files: [text('../x', 'x')] }),
    ).rejects.toMatchObject({ name: 'InputError' });
    expect(readdirSync(join(folder, 'local')).sort()).toEqual([
      '.guildhall',
      'visits.git',
    ]);
    expect(readdirSync(workshop)).toEqual(['draft-running']);
  });

  it('deletes a repository only when nothing was pushed since', async () => {
    const host = localHost();
    const { commit } = await create(host);
    const clone = join(folder, 'clone');
    git(folder, 'clone', '--quiet', host.remoteUrl('visits'), clone);
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Ours');
    git(clone, 'push', '--quiet', 'origin', 'main:ours');

    const request = { name: 'visits', onlyIfHead: commit };
    await expect(host.deleteRepository(request)).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('something was pushed to it'),
    });
    await expect(host.head('visits')).resolves.toBe(commit);

    git(clone, 'push', '--quiet', 'origin', '--delete', 'ours');
    await expect(host.deleteRepository(request)).resolves.toBe(true);
    await expect(host.deleteRepository(request)).resolves.toBe(false);
    await expect(host.exists('visits')).resolves.toBe(false);
  });

  it('is not led astray by configuration, attributes and hooks', async () => {
    const host = localHost();
    const { commit } = await create(host);
    const repository = join(folder, 'local', 'visits.git');
    const hook = join(repository, 'hooks', 'reference-transaction');
    mkdirSync(join(repository, 'hooks'), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${folder}/hook-was-run\nexit 1\n`);
    chmodSync(hook, 0o755);
    await host.pushBranch({
      name: 'visits',
      branch: 'upgrade',
      base: commit,
      files: [
        text('.gitattributes', '* text=auto eol=crlf\n'),
        text('plain.txt', 'one\ntwo\n'),
      ],
      message: 'Upgrade',
      author,
    });
    const { files: now } = await host.readTree('visits', 'upgrade');
    expect(now.find(({ path }) => path === 'plain.txt')?.content).toBe(
      'one\ntwo\n',
    );
    expect(readdirSync(folder)).not.toContain('hook-was-run');
  });
});

describe('a remote git host', () => {
  it('passes on why the remote refuses', async () => {
    const remote = startRemote('visits');
    writeFileSync(
      join(remote, 'hooks', 'pre-receive'),
      '#!/bin/sh\necho "The policy wants a ticket for https://me:hunter2@tickets.example.com"\nexit 1\n',
    );
    chmodSync(join(remote, 'hooks', 'pre-receive'), 0o755);
    const host = remoteHost();

    const refusal = await create(host).catch(error => error);
    expect(refusal).toMatchObject({ name: 'GitCommandError', exitCode: 1 });
    expect(refusal.message).toContain(
      'remote: The policy wants a ticket for https://***@tickets.example.com',
    );
    expect(refusal.message).toContain('pre-receive hook declined');
    await expect(host.head('visits')).resolves.toBeUndefined();

    rmSync(join(remote, 'hooks', 'pre-receive'));
    await expect(create(host)).resolves.toMatchObject({ created: true });
  });

  it('takes an empty repository for a free name', async () => {
    startRemote('visits');
    const host = remoteHost();
    await expect(host.exists('visits')).resolves.toBe(false);
    await create(host);
    await expect(host.exists('visits')).resolves.toBe(true);
  });

  it('cannot delete a repository', async () => {
    await expect(
      remoteHost().deleteRepository({
        name: 'visits',
        onlyIfHead: 'a'.repeat(40),
      }),
    ).rejects.toMatchObject({ name: 'NotImplementedError' });
  });

  it('shows its token to the server, and to nobody else', async () => {
    startRemote('visits');
    const encode = (token: string) =>
      Buffer.from(`git:${token}`).toString('base64');
    const server = await startGitServer({
      root: join(folder, 'server'),
      authorization: `Basic ${encode('right-token')}`,
    });
    const hostWith = (token: string) =>
      hostsOf([
        {
          id: 'forge',
          type: 'remote',
          cloneUrl: `${server.url}/{name}.git`,
          token,
        },
      ]).get();

    const wrong = hostWith('wrong-token');
    const refusal = await create(wrong).catch(error => error);
    expect(refusal.name).toBe('GitCommandError');
    const told = [refusal.message, refusal.stack, JSON.stringify(refusal)];
    for (const secret of ['wrong-token', encode('wrong-token')]) {
      expect(told.join()).not.toContain(secret);
    }
    expect(server.seen).toEqual(new Set([`Basic ${encode('wrong-token')}`]));
    expect(wrong.remoteUrl('visits')).toBe(`${server.url}/visits.git`);

    const right = hostWith('right-token');
    await expect(right.head('visits')).resolves.toBeUndefined();
    const { commit } = await create(right);
    await expect(right.head('visits')).resolves.toBe(commit);
    await expect(right.listPaths('visits')).resolves.toContain('README.md');
    await expect(right.exists('elsewhere')).resolves.toBe(false);
    await server.stop();
    await expect(right.exists('visits')).rejects.toMatchObject({
      name: 'GitCommandError',
    });
  });
});

describe('readDirectory', () => {
  it('refuses what leads out of the folder, and what is no file of a repository', async () => {
    const work = join(folder, 'work');
    mkdirSync(join(work, 'docs'), { recursive: true });
    symlinkSync('../README.md', join(work, 'docs', 'index.md'));
    await expect(readDirectory(work)).resolves.toEqual([
      { ...text('docs/index.md', '../README.md'), mode: '120000' },
    ]);
    for (const target of ['/etc/passwd', '../../secret', 'x/../../../secret']) {
      symlinkSync(target, join(work, 'docs', 'link'));
      await expect(readDirectory(work)).rejects.toThrow(
        "The target of the symbolic link 'docs/link' must",
      );
      rmSync(join(work, 'docs', 'link'));
    }
    git(work, 'init', '--quiet');
    await expect(readDirectory(work)).rejects.toThrow('.git/');
  });
});

describe('the configuration of git hosts', () => {
  it('gives hosts and addresses', () => {
    const hosts = hostsOf([
      { id: 'local', title: 'This machine', type: 'local', root: folder },
      {
        id: 'forge',
        type: 'remote',
        cloneUrl: 'ssh://git@forge.example.com/team/{name}.git',
      },
    ]);
    expect(
      hosts.list().map(({ id, title, type, canDelete }) => ({
        id,
        title,
        type,
        canDelete,
      })),
    ).toEqual([
      { id: 'local', title: 'This machine', type: 'local', canDelete: true },
      { id: 'forge', title: 'forge', type: 'remote', canDelete: false },
    ]);
    expect(hosts.get().id).toBe('local');
    const forge = hosts.get('forge');
    expect(forge.remoteUrl('visits')).toBe(
      'ssh://git@forge.example.com/team/visits.git',
    );
    expect(forge.repositoryUrl('visits')).toBe(
      'https://portal.example.com/app/golden-path/git/forge/visits/',
    );
    const url = forge.fileUrl('visits', 'docs/Über uns.md', 'a/b');
    expect(url).toBe(
      'https://portal.example.com/app/golden-path/git/forge/visits/docs/%C3%9Cber%20uns.md?ref=a%2Fb',
    );
    expect(hosts.locate(url)).toEqual({
      host: forge,
      name: 'visits',
      path: 'docs/Über uns.md',
      ref: 'a/b',
    });
    expect(hosts.locate('https://github.com/a/b')).toBeUndefined();
    expect(() => hosts.get('gone')).toThrow(
      "There is no git host 'gone'; choose one of 'local', 'forge'",
    );
    expect(() => hostsOf([]).get()).toThrow('goldenPath.git.hosts');
  });

  it.each([
    [{ id: 'Bad id', type: 'local', root: '/x' }, "'Bad id'"],
    [{ id: 'a', type: 'svn' }, 'it must be local or remote'],
    [{ id: 'a', type: 'local' }, 'root'],
    [
      { id: 'a', type: 'remote', cloneUrl: 'git@forge:{name}' },
      'must begin with ssh://',
    ],
    [
      { id: 'a', type: 'remote', cloneUrl: 'https://u:p@forge/{name}' },
      'must have no credentials',
    ],
    [
      { id: 'a', type: 'remote', cloneUrl: 'https://forge/name' },
      'must have {name}',
    ],
    [
      { id: 'a', type: 'remote', cloneUrl: 'ssh://git@f/{name}', token: 'x' },
      'of no use for ssh://',
    ],
  ])('refuses %j', (host, message) => {
    expect(() => hostsOf([host])).toThrow(message);
  });

  it('refuses two hosts of one id', () => {
    const host = { id: 'a', type: 'local', root: '/x' };
    expect(() => hostsOf([host, host])).toThrow("have the id 'a'");
  });
});

function create(
  host: GitHost,
  request: { name?: string; files?: RepositoryFile[] } = {},
) {
  return host.createAndPush({
    name: 'visits',
    files,
    message: 'Made from service-node 1.0.0',
    author,
    ...request,
  });
}

function text(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}

function binary(path: string, bytes: number[]): RepositoryFile {
  return {
    path,
    mode: '100644',
    encoding: 'base64',
    content: Buffer.from(bytes).toString('base64'),
  };
}

/** The working copy alone. */
function withoutGit(clone: string): string {
  expect(readFileSync(join(clone, '.git', 'HEAD'), 'utf8')).toContain('main');
  rmSync(join(clone, '.git'), { recursive: true });
  return clone;
}
