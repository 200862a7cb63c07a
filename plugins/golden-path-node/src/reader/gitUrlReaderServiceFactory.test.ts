import {
  coreServices,
  createBackendPlugin,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHost, GitHosts } from '../git';
import { gitUrlReaderServiceFactory } from './gitUrlReaderServiceFactory';

// Each test starts a backend, perhaps on a machine with much else to do.
jest.setTimeout(30_000);

const BASE = 'https://portal.example.com/golden-path/git/local/visits';
const author = {
  name: 'Maya',
  email: 'maya@example.com',
  date: new Date('2026-11-21T10:00:00Z'),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A plugin's own URL reader, with a repository `visits` to read. */
async function startReader(): Promise<{
  reader: UrlReaderService;
  host: GitHost;
  commit: string;
}> {
  const config = {
    app: { baseUrl: 'https://portal.example.com' },
    backend: { workingDirectory: folder },
    goldenPath: {
      git: { hosts: [{ id: 'local', type: 'local', root: folder }] },
    },
  };
  const host = GitHosts.fromConfig(
    mockServices.rootConfig({ data: config }),
  ).get();
  const { commit } = await host.createAndPush({
    name: 'visits',
    files: [
      text('catalog-info.yaml', 'kind: Component\n'),
      text('docs/index.md', '# Über Visits\n'),
      text('docs/adr/0001.md', '# One\n'),
      text('docsfile.md', 'not in docs\n'),
      text('api/catalog-info.yaml', 'kind: API\n'),
      { ...text('secret', '/etc/passwd'), mode: '120000' },
      {
        path: 'docs/logo.png',
        mode: '100644',
        encoding: 'base64',
        content: Buffer.from([0x89, 0, 0xff]).toString('base64'),
      },
    ],
    message: 'Made',
    author,
  });

  let found: UrlReaderService | undefined;
  await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: config }),
      urlReaderServiceFactory,
      gitUrlReaderServiceFactory,
      createBackendPlugin({
        pluginId: 'example',
        register({ registerInit }) {
          registerInit({
            deps: { reader: coreServices.urlReader },
            async init({ reader }) {
              found = reader;
            },
          });
        },
      }),
    ],
  });
  if (!found) {
    throw new Error('the plugin did not start');
  }
  return { reader: found, host, commit };
}

describe('the URL reader', () => {
  it('reads a file of a branch or commit, and says when it has not changed', async () => {
    const { commit, host, reader } = await startReader();
    const response = await reader.readUrl(`${BASE}/docs/index.md?ref=main`);
    expect((await response.buffer()).toString()).toBe('# Über Visits\n');
    expect(response.etag).toBe(commit);
    const byDefault = await reader.readUrl(`${BASE}/docs/index.md`);
    expect(byDefault.etag).toBe(commit);
    await expect(
      reader.readUrl(`${BASE}/docs/index.md`, { etag: commit }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });

    const { commit: next } = await host.pushBranch({
      name: 'visits',
      branch: 'feature/x',
      base: commit,
      files: [text('docs/index.md', '# Next\n')],
      message: 'Next',
      author,
    });
    for (const ref of ['feature%2Fx', next]) {
      const other = await reader.readUrl(`${BASE}/docs/index.md?ref=${ref}`, {
        etag: commit,
      });
      expect((await other.buffer()).toString()).toBe('# Next\n');
      expect(other.etag).toBe(next);
    }
  });

  it('reads the files of a folder', async () => {
    const { commit, reader } = await startReader();
    const all = await reader.readTree(`${BASE}/?ref=main`);
    expect(all.etag).toBe(commit);
    const files = await all.files();
    expect(files.map(({ lastModifiedAt }) => lastModifiedAt)).toEqual(
      files.map(() => author.date),
    );
    expect(files.map(({ path }) => path)).toEqual([
      'api/catalog-info.yaml',
      'catalog-info.yaml',
      'docs/adr/0001.md',
      'docs/index.md',
      'docs/logo.png',
      'docsfile.md',
    ]);

    const sizes: Array<number | undefined> = [];
    const docs = await reader.readTree(`${BASE}/docs?ref=main`, {
      filter(path, info) {
        sizes.push(info?.size);
        return !path.startsWith('adr/');
      },
    });
    const target = await docs.dir({ targetDir: join(folder, 'target') });
    expect(readFileSync(join(target, 'index.md'), 'utf8')).toBe(
      '# Über Visits\n',
    );
    expect([...readFileSync(join(target, 'logo.png'))]).toEqual([0x89, 0, 255]);
    expect(existsSync(join(target, 'adr'))).toBe(false);
    expect(sizes).toEqual([6, 15, 3]);

    await expect(
      reader.readTree(`${BASE}/docs/`, { etag: commit }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('finds files by pattern', async () => {
    const { commit, reader } = await startReader();
    const found = await reader.search(`${BASE}/**/catalog-info.yaml?ref=main`);
    expect(found.etag).toBe(commit);
    expect(found.files.map(({ url }) => url)).toEqual([
      `${BASE}/api/catalog-info.yaml?ref=main`,
      `${BASE}/catalog-info.yaml?ref=main`,
    ]);
    expect((await found.files[0].content()).toString()).toBe('kind: API\n');

    const one = await reader.search(`${BASE}/catalog-info.yaml?ref=main`);
    expect(one.files.map(({ url }) => url)).toEqual([
      `${BASE}/catalog-info.yaml?ref=main`,
    ]);
    const none = await reader.search(`${BASE}/nothing.yaml`);
    expect(none.files).toEqual([]);
    await expect(
      reader.search(`${BASE}/catalog-info.yaml`, { etag: commit }),
    ).rejects.toMatchObject({ name: 'NotModifiedError' });
  });

  it('reads nothing that is not there, and nothing else', async () => {
    const { reader } = await startReader();
    for (const address of [
      `${BASE}/nothing`,
      `${BASE}/secret`,
      `${BASE}/catalog-info.yaml?ref=gone`,
      `${BASE}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
      'https://portal.example.com/golden-path/git/local/gone/x',
      'https://portal.example.com/golden-path/git/elsewhere/visits/x',
    ]) {
      await expect(reader.readUrl(address)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    for (const address of [
      'https://portal.example.com/golden-path/git/local',
      'https://portal.example.com/golden-path/git/local/..%2Fx/y',
      `${BASE}/x?ref=--upload-pack`,
      `${BASE}/%E0%A4%A`,
    ]) {
      await expect(reader.readUrl(address)).rejects.toMatchObject({
        name: 'InputError',
      });
    }
    await expect(
      reader.readUrl('https://portal.example.com/catalog'),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});

function text(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}
