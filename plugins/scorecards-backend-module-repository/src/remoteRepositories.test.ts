import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { commitAll, git } from './__testUtils__/git';
import { component, startCollector } from './__testUtils__/startCollector';

const REPOSITORY = 'https://github.com/care/visits/tree/main/';

function at(name: string, url: string) {
  return component(name, { 'backstage.io/source-location': `url:${url}` });
}

/** Stands for a host with one repository, which answers 304 to its etag. */
function hostOf(contents: Record<string, string | Buffer>, etag = 'one') {
  return jest.fn<
    ReturnType<UrlReaderService['readTree']>,
    Parameters<UrlReaderService['readTree']>
  >(async (_url, options) => {
    if (etag !== '' && options?.etag === etag) {
      throw new NotModifiedError();
    }
    return {
      etag,
      files: async () =>
        Object.entries(contents)
          .filter(([path, content]) =>
            options?.filter?.(path, { size: content.length }),
          )
          .map(([path, content]) => ({
            path,
            content: async () => Buffer.from(content),
          })),
      archive: () => Promise.reject(new Error('not used')),
      dir: () => Promise.reject(new Error('not used')),
    };
  });
}

describe('collecting through the URL reader', () => {
  const directory = createMockDirectory();
  const server = setupServer();
  registerMswTestHooks(server);

  it('fetches a shared repository from its host once for all its entities', async () => {
    directory.setContent({
      'README.md': '# Visits\n',
      LICENSE: 'Apache License Version 2.0',
      '.github/workflows/ci.yaml': 'on: push',
      'yarn.lock': '',
      'empty.ts': '',
      'packages/ui': {
        'README.md': '# UI\n\n## Colours\n',
        'package.json': '{"dependencies":{"a":"1"}}',
        'node_modules/a/index.test.js': '',
      },
      'other/big.ts': 'x'.repeat(300_000),
    });
    commitAll(directory.path, '2026-01-10T08:00:00Z');
    const archive = git(
      directory.path,
      '',
      'archive',
      '--format=tar.gz',
      '--prefix=care-visits-abc/',
      'HEAD',
    );
    let downloads = 0;
    let commit = 'first';
    server.use(
      http.get(
        'https://api.github.com/repos/care/visits/commits/main/status',
        () =>
          HttpResponse.json({
            sha: commit,
            repository: {
              archive_url:
                'https://api.github.com/repos/care/visits/{archive_format}{/ref}',
            },
          }),
      ),
      http.get('https://api.github.com/repos/care/visits/tarball/*', () => {
        downloads += 1;
        return HttpResponse.arrayBuffer(new Uint8Array(archive).buffer);
      }),
    );
    const collect = await startCollector({});
    const entities = [
      at('visits', 'https://github.com/care/visits/tree/main'),
      at('ui', 'https://github.com/care/visits/tree/main/packages/ui'),
      component('ui-docs', {
        'backstage.io/managed-by-location':
          'url:https://github.com/care/visits/blob/main/packages/ui/catalog-info.yaml',
      }),
    ];

    const facts = await collect(entities);
    expect(facts).toEqual({
      visits: {
        value: expect.objectContaining({
          readmeSections: ['visits'],
          sourceFiles: 2,
          manifests: ['packages/ui/package.json'],
          lockfile: true,
        }),
      },
      ui: {
        value: expect.objectContaining({
          readmeSections: ['ui', 'colours'],
          licenceId: 'Apache-2.0',
          ciSystem: 'github-actions',
          manifests: ['package.json'],
          lockfile: true,
          sourceFiles: 0,
          tests: false,
        }),
      },
      'ui-docs': facts.ui,
    });
    expect(downloads).toBe(1);

    await expect(collect(entities)).resolves.toEqual(facts);
    expect(downloads).toBe(1);

    commit = 'second';
    await expect(collect(entities)).resolves.toEqual(facts);
    expect(downloads).toBe(2);

    await collect(entities, { refresh: true });
    expect(downloads).toBe(3);
  });

  it('remembers what an unchanged repository said of each folder', async () => {
    const readTree = hostOf({ 'a/README.md': '# A', 'b/README.md': '# B' });
    const collect = await startCollector({ readTree });
    const a = at('a', `${REPOSITORY}a/`);
    const b = at('b', `${REPOSITORY}b/`);
    const etags = () => readTree.mock.calls.map(([, options]) => options?.etag);

    await collect([a]);
    await collect([b]);
    const both = await collect([a, b]);

    expect(etags()).toEqual([undefined, undefined, 'one']);
    expect(both).toMatchObject({
      a: { value: { readmeSections: ['a'] } },
      b: { value: { readmeSections: ['b'] } },
    });
    expect(new Set(readTree.mock.calls.map(([url]) => url))).toEqual(
      new Set([REPOSITORY]),
    );
  });

  it('does not take a host without etags for one that does not change', async () => {
    const contents: Record<string, string> = { 'README.md': '# Before' };
    const readTree = hostOf(contents, '');
    const collect = await startCollector({ readTree });

    await collect([at('a', REPOSITORY)]);
    contents['README.md'] = '# After';
    await expect(collect([at('a', REPOSITORY)])).resolves.toMatchObject({
      a: { value: { readmeSections: ['after'] } },
    });
  });

  it('reads URLs whose repository it cannot tell as they are', async () => {
    const readTree = hostOf({ 'README.md': '# Stored' });
    const collect = await startCollector({ readTree });

    await expect(
      collect([at('stored', 'https://files.example.com/visits')]),
    ).resolves.toMatchObject({ stored: { value: { readme: true } } });
    expect(readTree).toHaveBeenCalledWith(
      'https://files.example.com/visits/',
      expect.anything(),
    );
  });

  it('takes the time of the last change from readers that know it', async () => {
    const readTree = hostOf({ 'README.md': '# Stored', 'a/b.ts': '' });
    readTree.mockResolvedValueOnce({
      etag: '',
      files: async () =>
        ['README.md', 'a/b.ts', 'node_modules/late.js'].map((path, index) => ({
          path,
          content: async () => Buffer.from('# Stored'),
          lastModifiedAt: new Date(Date.UTC(2026, index)),
        })),
      archive: () => Promise.reject(new Error('not used')),
      dir: () => Promise.reject(new Error('not used')),
    });
    const collect = await startCollector({ readTree });

    await expect(
      collect([at('stored', 'https://files.example.com/visits/')]),
    ).resolves.toMatchObject({
      stored: {
        value: { lastCommitAt: '2026-02-01T00:00:00.000Z', sourceFiles: 1 },
      },
    });
  });

  it('says what is wrong with one repository and describes the others', async () => {
    const readTree = hostOf({ 'README.md': '# Good', 'many/a.ts': '' });
    const good = readTree.getMockImplementation();
    readTree.mockImplementation(async (url, options) => {
      if (url.includes('/gone/')) {
        throw new NotFoundError('404 Not Found');
      }
      return good!(url, options);
    });
    const collect = await startCollector({ readTree });

    await expect(
      collect([
        at('gone', 'https://github.com/care/gone'),
        at('empty', `${REPOSITORY}typing-mistake`),
        at('invalid', 'not a url'),
        at('escaping', 'https://github.com/care/visits/tree/main/%2e%2e%2fx'),
        at('good', REPOSITORY),
      ]),
    ).resolves.toEqual({
      gone: {
        error:
          'cannot read https://github.com/care/gone/: 404 Not Found; check the annotation backstage.io/source-location and the integration for its host',
      },
      empty: {
        error:
          "there are no files in 'typing-mistake' of the repository; correct the annotation backstage.io/source-location",
      },
      invalid: {
        error:
          'the annotation backstage.io/source-location has no valid URL: url:not a url',
      },
      escaping: { error: expect.stringContaining('path traversal') },
      good: { value: expect.objectContaining({ readme: true }) },
    });
  });

  it('bounds what it keeps of a repository', async () => {
    const readTree = hostOf({
      'many/README.md': '# Many',
      ...Object.fromEntries(
        Array.from({ length: 20_000 }, (_, index) => [`many/${index}.ts`, '']),
      ),
      'large/README.md': `# Large\n${'x'.repeat(300_000)}`,
      ...Object.fromEntries(
        Array.from({ length: 270 }, (_, index) => [
          `large/${index}.txt`,
          'x'.repeat(250_000),
        ]),
      ),
      'binary/README.md': Buffer.from([0, 1, 2]),
    });
    const collect = await startCollector({ readTree });

    const { many, large, binary } = await collect(
      ['many', 'large', 'binary'].map(name => at(name, REPOSITORY + name)),
    );

    expect(many).toEqual({
      error:
        'there are more than 20000 files; let the annotation backstage.io/source-location name a folder with fewer',
    });
    for (const fact of [large, binary]) {
      expect(fact).toMatchObject({ value: { readme: true } });
      expect(fact).not.toHaveProperty('value.readmeWords', expect.anything());
      expect(fact).not.toHaveProperty('value.secretFiles', expect.anything());
    }
  });

  it('does not wait for a host that does not answer', async () => {
    const stop = new AbortController();
    const readTree = hostOf({ 'README.md': '# Good' });
    const answers = readTree.getMockImplementation();
    readTree.mockImplementation(async (url, options) => {
      if (url.includes('/hangs/')) {
        stop.abort(new Error('the batch took too long'));
        return new Promise(() => {});
      }
      return answers!(url, options);
    });
    const collect = await startCollector({ readTree });

    await expect(
      collect([at('hangs', 'https://github.com/care/hangs')], {
        signal: stop.signal,
      }),
    ).resolves.toEqual({ hangs: { error: 'the batch took too long' } });
    expect(readTree.mock.calls[0][1]?.signal?.aborted).toBe(true);

    // Each repository has a time limit of its own, so others still get theirs.
    const timeout = new AbortController();
    jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(timeout.signal);
    readTree.mockImplementation(async (url, options) => {
      if (url.includes('/hangs/')) {
        timeout.abort();
        return new Promise(() => {});
      }
      return answers!(url, options);
    });
    await expect(
      collect([
        at('hangs', 'https://github.com/care/hangs'),
        at('good', REPOSITORY),
      ]),
    ).resolves.toEqual({
      hangs: {
        error: 'reading https://github.com/care/hangs/ took longer than 60 s',
      },
      good: { value: expect.objectContaining({ readme: true }) },
    });
  });
});
