import {
  mockCredentials,
  MockDirectoryContent,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import {
  listTemplatesResponseSchema,
  releaseFilesSchema,
  templateDetailSchema,
  templateEntitiesSchema,
} from '@guildhall/plugin-golden-path-common';
import { chmod, cp, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import request from 'supertest';
import {
  createDirectory,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { templateFolder, templateYaml } from './__testUtils__/templates';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

describe.each(databases.eachSupportedId())('templates, %p', id => {
  async function setup(templates: MockDirectoryContent) {
    directory.setContent({ templates });
    const backend = await startGoldenPath({
      knex: await databases.init(id),
      folder: directory.path,
    });
    return {
      ...backend,
      /** What the folder holds next. */
      load: async (next: MockDirectoryContent) => {
        directory.setContent({ templates: next });
        await backend.run('load-templates');
      },
      getAsService: async (path: string) =>
        request(backend.server)
          .get(`/api/golden-path${path}`)
          .set('Authorization', mockCredentials.service.header()),
    };
  }

  it('loads templates at start, and gives the catalog their entities', async () => {
    const { get, getAsService } = await setup({
      'service-node': templateFolder(),
      'README.md': 'Not a template.',
      notes: { 'todo.txt': 'Not one either.' },
    });
    const list = listTemplatesResponseSchema.parse(await get('/templates'));
    expect(list).toMatchObject({ totalItems: 1 });
    expect(list.items[0]).toMatchObject({
      name: 'service-node',
      templateRef: 'template:default/service-node',
      title: 'A service-node',
      description: 'Makes a service.',
      owner: 'group:default/platform-team',
      type: 'service',
      tags: ['node'],
      version: '1.0.0',
      services: 0,
      servicesBehind: 0,
      problems: [],
    });

    const detail = templateDetailSchema.parse(
      await get('/templates/service-node'),
    );
    expect(detail.releases).toEqual([
      expect.objectContaining({ version: '1.0.0', changes: 'It is 1.0.0.' }),
    ]);
    expect(detail.births).toHaveLength(26);

    const { items } = templateEntitiesSchema.parse(
      (await getAsService('/templates/entities')).body,
    );
    const address = `file:${join(
      directory.path,
      'templates/service-node/template.yaml',
    )}`;
    expect(items).toEqual([
      expect.objectContaining({
        kind: 'Template',
        metadata: expect.objectContaining({
          name: 'service-node',
          namespace: 'default',
          annotations: {
            'guildhall.dev/template-version': '1.0.0',
            'backstage.io/managed-by-location': address,
            'backstage.io/managed-by-origin-location': address,
          },
        }),
      }),
    ]);
  });

  it('gives services the files of a release, all layers put together', async () => {
    const { getAsService, run } = await setup({
      'service-node': templateFolder(),
      'extracted-service': {
        ...templateFolder({
          name: 'extracted-service',
          manifest:
            'version: 2.0.0\nlayers: [../service-node/skeleton, skeleton]\ncopyWithoutTemplating: [bin/*]\n',
          changelog: '## 2.0.0\n\nFirst.\n',
        }),
        skeleton: {
          'README.md': 'extracted',
          'logo.png': Buffer.from([0, 255, 1]),
        },
      },
      'later-service': templateFolder({ name: 'later-service' }),
    });
    const path = '/templates/extracted-service/releases/2.0.0/files';
    const { body } = await getAsService(path);
    expect(releaseFilesSchema.parse(body)).toMatchObject({
      name: 'extracted-service',
      version: '2.0.0',
      copyWithoutTemplating: ['bin/*'],
      files: [
        { path: 'README.md', content: 'extracted', encoding: 'utf8' },
        { path: 'bin/start', mode: '100644' },
        { path: 'catalog-info.yaml' },
        { path: 'logo.png', content: 'AP8B', encoding: 'base64' },
      ],
    });

    const start = 'templates/later-service/skeleton/bin/start';
    await chmod(join(directory.path, start), 0o755);
    await run('load-templates');
    // The mode of a file is part of the release, too.
    const later = '/templates/later-service';
    const { status } = await getAsService(`${later}/releases/1.0.0/files`);
    expect(status).toBe(200);
    expect((await getAsService(later)).body.problems).toHaveLength(1);
    const none = await getAsService(`${later}/releases/3.0.0/files`);
    expect(none.status).toBe(404);
    expect(none.body.error.message).toContain('no release 3.0.0');
  });

  it('keeps a release as it was, and the last good one in force', async () => {
    const { get, getAsService, load } = await setup({
      'service-node': templateFolder(),
    });
    const problemsOf = async () => {
      const { version, problems } = await get('/templates/service-node');
      return [version, ...problems];
    };
    expect(await problemsOf()).toEqual(['1.0.0']);

    await load({ 'service-node': templateFolder({ readme: 'other' }) });
    expect(await problemsOf()).toEqual([
      '1.0.0',
      {
        file: 'golden-path.yaml',
        message:
          'version 1.0.0 was released with other content: raise the version',
      },
    ]);
    const { body } = await getAsService(
      '/templates/service-node/releases/1.0.0/files',
    );
    expect(releaseFilesSchema.parse(body).files).toContainEqual({
      path: 'README.md',
      mode: '100644',
      encoding: 'utf8',
      content: '# ${{ values.name }}\n',
    });

    const changelog = '## 1.1.0\n\nMore.\n\n## 1.0.0\n\nIt is 1.0.0.\n';
    await load({
      'service-node': templateFolder({
        version: '1.1.0',
        readme: 'other',
        changelog,
      }),
    });
    expect(await problemsOf()).toEqual(['1.1.0']);
    const { releases } = await get('/templates/service-node');
    expect(
      releases.map(({ version, changes }: Record<string, string>) => [
        version,
        changes,
      ]),
    ).toEqual([
      ['1.1.0', 'More.'],
      ['1.0.0', 'It is 1.0.0.'],
    ]);

    await load({ 'service-node': templateFolder() });
    expect(await problemsOf()).toEqual([
      '1.1.0',
      {
        file: 'golden-path.yaml',
        message:
          'version 1.0.0 is older than 1.1.0, which was released: raise the version',
      },
    ]);

    // It vanishes from the list, and its releases stay known.
    await load({});
    expect((await get('/templates')).items).toEqual([]);
    const gone = await getAsService(
      '/templates/service-node/releases/1.1.0/files',
    );
    expect(gone.status).toBe(200);
  });

  it('replaces a pre-release', async () => {
    const dev = (readme: string) => ({
      'service-node': templateFolder({ version: '1.0.0-dev', readme }),
    });
    const { get, getAsService, load } = await setup(dev('one'));
    await load(dev('two'));
    expect(await get('/templates/service-node')).toMatchObject({
      version: '1.0.0-dev',
      problems: [],
    });
    const { body } = await getAsService(
      '/templates/service-node/releases/1.0.0-dev/files',
    );
    expect(JSON.stringify(body)).toContain('two');
    await load({ 'service-node': templateFolder() });
    expect((await get('/templates/service-node')).version).toBe('1.0.0');
  });

  it('says where garbage is, and does not let it near the others', async () => {
    const good = templateFolder();
    const { get, load } = await setup({
      good: templateFolder({ name: 'good' }),
      Loud: templateFolder({ name: 'Loud' }),
      'no-yaml': { ...good, 'template.yaml': 'a: [1\nb: {' },
      'other-name': templateFolder({ name: 'good' }),
      'no-template': { ...good, 'template.yaml': 'kind: Template' },
      'old-template': {
        ...good,
        'template.yaml': templateYaml('old-template').replace(
          'v1beta3',
          'v1beta2',
        ),
      },
      'no-steps': {
        ...good,
        'template.yaml': templateYaml('no-steps').replace(/ {2}steps:[^]*/, ''),
      },
      'no-pattern': {
        ...good,
        'template.yaml': templateYaml('no-pattern').replace(
          'maxLength: 40',
          "pattern: '('",
        ),
      },
      'no-ref': {
        ...good,
        'template.yaml': templateYaml('no-ref').replace(
          'type: integer',
          "$ref: '#/nowhere'",
        ),
      },
      'no-manifest': { 'template.yaml': templateYaml('no-manifest') },
      'no-version': templateFolder({
        name: 'no-version',
        manifest: 'layers: [skeleton]\nversion: newest\n',
      }),
      'no-changes': templateFolder({
        name: 'no-changes',
        changelog: '## 0.9.0\n\nOld.\n',
      }),
      'no-layer': templateFolder({
        name: 'no-layer',
        manifest: 'version: 1.0.0\nlayers: [skeleton, nowhere]\n',
      }),
      outside: templateFolder({
        name: 'outside',
        manifest: 'version: 1.0.0\nlayers: [../../git]\n',
      }),
    });
    const { items } = listTemplatesResponseSchema.parse(
      await get('/templates'),
    );
    const first = Object.fromEntries(
      items.map(({ name, version, problems }) => [
        name,
        problems[0] ?? version,
      ]),
    );
    expect(first).toEqual({
      good: '1.0.0',
      'no-changes': {
        file: 'CHANGELOG.md',
        message: expect.stringContaining("'## 1.0.0'"),
      },
      'no-layer': {
        file: 'golden-path.yaml',
        message: "the layer 'nowhere' cannot be read: it is not there",
      },
      'no-manifest': {
        file: 'golden-path.yaml',
        message: 'it is not there',
      },
      'no-pattern': {
        file: 'template.yaml',
        message: expect.stringContaining("'spec.parameters'"),
      },
      'no-steps': {
        file: 'template.yaml',
        message: expect.stringContaining('steps'),
      },
      'no-template': {
        file: 'template.yaml',
        message: expect.stringContaining('apiVersion'),
      },
      'no-ref': {
        file: 'template.yaml',
        message: expect.stringContaining("'spec.parameters'"),
      },
      'no-version': {
        file: 'golden-path.yaml',
        line: 2,
        message: expect.stringContaining("'version'"),
      },
      'no-yaml': {
        file: 'template.yaml',
        line: expect.any(Number),
        message: expect.any(String),
      },
      'old-template': {
        file: 'template.yaml',
        message: expect.stringContaining('v1beta3'),
      },
      'other-name': {
        file: 'template.yaml',
        message: "'metadata.name' must be 'other-name', the name of the folder",
      },
      outside: {
        file: 'golden-path.yaml',
        line: 2,
        message: expect.stringContaining('layers'),
      },
    });
    expect(JSON.stringify(items)).not.toContain(directory.path);

    // Garbage after a release leaves the release in force.
    await load({ good: { ...good, 'template.yaml': 'nonsense' } });
    expect(await get('/templates/good')).toMatchObject({
      version: '1.0.0',
      title: 'A good',
      problems: [{ file: 'template.yaml' }],
    });
  });

  it('keeps what a location held that cannot be read', async () => {
    const { get, run } = await setup({ 'service-node': templateFolder() });
    directory.setContent({ elsewhere: {} });
    await run('load-templates');
    expect(await get('/templates/service-node')).toMatchObject({
      version: '1.0.0',
      problems: [
        { message: expect.stringContaining('location cannot be read') },
      ],
    });
  });

  it('takes no links out of a template', async () => {
    const { get, run } = await setup({ 'service-node': templateFolder() });
    await symlink(
      '/etc/passwd',
      join(directory.path, 'templates/service-node/skeleton/passwd'),
    );
    await run('load-templates');
    expect((await get('/templates/service-node')).problems).toEqual([
      {
        file: 'golden-path.yaml',
        message: expect.stringContaining("link 'passwd' must be relative"),
      },
    ]);
  });

  it('reads a location again when it has changed', async () => {
    directory.setContent({
      templates: {},
      tree: { 'service-node': templateFolder() },
    });
    const tree = { etag: '1', isAway: false };
    const url = 'https://example.com/org/templates/tree/main/';
    let reads = 0;
    const { get, run } = await startGoldenPath({
      knex: await databases.init(id),
      folder: directory.path,
      config: { templates: [{ type: 'url', target: url }] },
      features: [
        mockServices.urlReader.mock({
          readTree: async (target, options) => {
            expect(target).toBe(url);
            if (tree.isAway) {
              throw new Error('The host is away');
            }
            if (options?.etag === tree.etag) {
              throw new NotModifiedError('It is as it was');
            }
            reads += 1;
            return {
              etag: tree.etag,
              archive: async () => Readable.from([]),
              files: async () => [],
              dir: async () => {
                const copy = join(directory.path, `copy-${reads}`);
                await cp(join(directory.path, 'tree'), copy, {
                  recursive: true,
                });
                return copy;
              },
            };
          },
        }).factory,
      ],
    });
    const look = async () => {
      await run('load-templates');
      const { version, problems } = await get('/templates/service-node');
      return [reads, version, problems.length];
    };
    expect(await look()).toEqual([1, '1.0.0', 0]);
    await writeFile(
      join(directory.path, 'tree/service-node/skeleton/README.md'),
      'other',
    );
    expect(await look()).toEqual([1, '1.0.0', 0]);
    tree.etag = '2';
    expect(await look()).toEqual([2, '1.0.0', 1]);
    expect(await look()).toEqual([2, '1.0.0', 1]);
    tree.isAway = true;
    expect(await look()).toEqual([2, '1.0.0', 1]);
    expect(
      (await get('/templates/service-node')).problems[0].message,
    ).toContain('The host is away');
    // Nothing of what was read is left.
    expect(await readdir(directory.path)).toEqual(['templates', 'tree']);
  });

  it('asks the database as often for many templates as for one', async () => {
    const count = async (names: string[]) => {
      const knex = await databases.init(id);
      directory.setContent({
        templates: Object.fromEntries(
          names.map(name => [name, templateFolder({ name })]),
        ),
      });
      const { get } = await startGoldenPath({ knex, folder: directory.path });
      let statements = 0;
      knex.on('query', () => {
        statements += 1;
      });
      expect((await get('/templates')).items).toHaveLength(names.length);
      return statements;
    };
    const one = await count(['one']);
    expect(await count(['one', 'two', 'three', 'four'])).toBe(one);
    expect(one).toBeLessThanOrEqual(8);
  });

  it('pages and filters templates', async () => {
    const { get } = await setup(
      Object.fromEntries(
        ['a-one', 'b-two', 'c-three'].map(name => [
          name,
          templateFolder({ name }),
        ]),
      ),
    );
    const names = (page: { items: Array<{ name: string }> }) =>
      page.items.map(({ name }) => name);
    const first = await get('/templates?limit=2');
    expect([names(first), first.totalItems]).toEqual([['a-one', 'b-two'], 3]);
    const second = await get(`/templates?limit=2&cursor=${first.nextCursor}`);
    expect([names(second), second.nextCursor]).toEqual([
      ['c-three'],
      undefined,
    ]);
    expect(names(await get('/templates?q=THREE'))).toEqual(['c-three']);
  });
});
