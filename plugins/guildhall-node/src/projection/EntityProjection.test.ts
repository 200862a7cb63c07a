import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EntitiesChangedHandler, EntityProjection } from './EntityProjection';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

function component(name: string, overrides: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', etag: `${name}-1` },
    spec: { type: 'service', lifecycle: 'production', definition: 'long' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/team-a' }],
    ...overrides,
  };
}

describe.each(databases.eachSupportedId())('EntityProjection, %p', id => {
  async function setup() {
    const knex = await databases.init(id);
    const catalog = {
      entities: [component('a'), component('b')],
      fetched: 0,
    };
    const projection = await EntityProjection.create({
      auth: mockServices.auth(),
      database: mockServices.database({ knex }),
      catalog: new Proxy(catalogServiceMock(), {
        get(_, method) {
          const now = catalogServiceMock({ entities: catalog.entities });
          if (method === 'getEntitiesByRefs') {
            catalog.fetched += 1;
          }
          const value = Reflect.get(now, method);
          return typeof value === 'function' ? value.bind(now) : value;
        },
      }),
    });
    const changes: Array<{ added: string[]; updated: string[] }> = [];
    const onChanged: EntitiesChangedHandler = async (_tx, changed) => {
      changes.push({
        added: changed.added.map(({ ref }) => ref),
        updated: changed.updated.map(({ ref }) => ref),
      });
    };
    const sweep = () =>
      projection.sweep({ signal: new AbortController().signal, onChanged });
    return { catalog, changes, knex, onChanged, projection, sweep };
  }

  it('follows the catalog, and fetches only what is new', async () => {
    const { catalog, changes, projection, sweep } = await setup();

    await sweep();
    expect(changes).toEqual([
      {
        added: ['component:default/a', 'component:default/b'],
        updated: [],
      },
    ]);
    const [first] = await projection.getAfter(0, 10);
    expect(first.entity.spec).toEqual({
      type: 'service',
      lifecycle: 'production',
    });
    expect(await projection.getNeighbourIds(['group:default/team-a'])).toEqual(
      expect.arrayContaining([first.id]),
    );

    catalog.fetched = 0;
    await sweep();
    expect(catalog.fetched).toBe(0);
    expect(changes).toHaveLength(1);

    catalog.entities = [
      component('a', {
        metadata: { name: 'a', namespace: 'default', etag: 'a-2', title: 'A' },
      }),
    ];
    const result = await sweep();
    expect(result.gone).toEqual(['component:default/b']);
    expect(changes[1]).toEqual({
      added: [],
      updated: ['component:default/a'],
    });
    expect(await projection.count()).toBe(1);

    catalog.entities = [...catalog.entities, component('b')];
    await sweep();
    expect(await projection.count()).toBe(2);
    await projection.purge(new Date(Date.now() + 1_000));
    expect(await projection.count()).toBe(2);
  });

  it('keeps nothing of a batch whose consequences failed', async () => {
    const { projection, sweep } = await setup();

    await expect(
      projection.sweep({
        signal: new AbortController().signal,
        onChanged: async () => {
          throw new Error('no room');
        },
      }),
    ).rejects.toThrow('no room');
    expect(await projection.count()).toBe(0);

    await sweep();
    expect(await projection.count()).toBe(2);
  });

  it('does not take a catalog that has not started for an empty one', async () => {
    const { catalog, projection, sweep } = await setup();
    await sweep();
    catalog.entities = [];
    expect((await sweep()).gone).toEqual([]);
    expect(await projection.count()).toBe(2);
  });

  it('fetches entities that are asked for before they are projected', async () => {
    const { onChanged, projection } = await setup();
    const found = await projection.find(
      ['component:default/a', 'component:default/nobody'],
      onChanged,
    );
    expect([...found.keys()]).toEqual(['component:default/a']);
  });
});
