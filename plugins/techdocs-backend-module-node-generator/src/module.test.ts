import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import techdocsPlugin from '@backstage/plugin-techdocs-backend';
import { writeFile } from 'node:fs/promises';
import request from 'supertest';
import techdocsModuleNodeGenerator from '.';

const repository = createMockDirectory();
const published = createMockDirectory();

beforeEach(() => {
  published.clear();
});

function entity(options: { name: string; uid?: string }): Entity {
  const { name, uid = name } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      uid,
      annotations: {
        'backstage.io/techdocs-ref': `dir:./${name}`,
        'backstage.io/managed-by-location': `file:${repository.resolve(
          'catalog-info.yaml',
        )}`,
      },
    },
  };
}

async function startBackend(...entities: Entity[]) {
  const { server } = await startTestBackend({
    features: [
      techdocsPlugin,
      techdocsModuleNodeGenerator,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          techdocs: {
            builder: 'local',
            publisher: {
              type: 'local',
              local: { publishDirectory: published.path },
            },
          },
        },
      }),
    ],
  });
  const get = (path: string) => request(server).get(`/api/techdocs/${path}`);
  return {
    get,
    sync: async (name: string) =>
      (await get(`sync/default/component/${name}`)).text,
  };
}

describe('techdocsModuleNodeGenerator', () => {
  it('builds the documentation of an entity when TechDocs asks for it', async () => {
    repository.setContent({
      visits: {
        'mkdocs.yml': 'site_name: Visits',
        docs: { 'index.md': '# Welcome', 'runbook.md': '# Runbook' },
      },
      broken: { 'mkdocs.yml': 'nav: index.md' },
    });
    const { get, sync } = await startBackend(
      entity({ name: 'visits' }),
      entity({ name: 'broken' }),
    );

    expect(await sync('visits')).toContain(
      'event: finish\ndata: {"updated":true}',
    );
    const metadata = await get('metadata/techdocs/default/component/visits');
    expect(metadata.body).toMatchObject({ site_name: 'Visits' });

    const site = 'static/docs/default/component/visits';
    const page = await get(`${site}/runbook/index.html`);
    expect(page.text).toContain('<h1 id="runbook">');
    const [, stylesheet] = /href="\.\.\/([^"]*\.css)"/.exec(page.text) ?? [];
    await get(`${site}/${stylesheet}`)
      .expect(200)
      .expect('content-type', /text\/css/);

    expect(await sync('broken')).toContain(
      'event: error\ndata: "mkdocs.yml: nav must be a list of pages"',
    );
  });

  it('builds again only what has changed', async () => {
    repository.setContent({ visits: { docs: { 'index.md': '# Welcome' } } });
    // TechDocs asks about an entity once a minute: each time it is another one.
    async function syncAs(uid: string) {
      const { sync } = await startBackend(entity({ name: 'visits', uid }));
      return await sync('visits');
    }

    expect(await syncAs('first')).toContain('{"updated":true}');
    expect(await syncAs('second')).toContain('{"updated":false}');
    await writeFile(repository.resolve('visits/docs/new.md'), '# New');
    expect(await syncAs('third')).toContain('{"updated":true}');
    await writeFile(repository.resolve('visits/mkdocs.yml'), 'site_name: New');
    expect(await syncAs('fourth')).toContain('{"updated":true}');
  });
});
