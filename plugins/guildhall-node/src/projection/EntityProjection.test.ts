import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EntitiesChangedHandler, EntityProjection } from './EntityProjection';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

function component(
  name: string,
  version: number = 1,
  overrides: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', etag: `${name}-${version}` },
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
      onListed: async () => {},
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
          if (method === 'streamEntities') {
            return async function* list(
              ...request: Parameters<typeof now.streamEntities>
            ) {
              yield* now.streamEntities(...request);
              await catalog.onListed();
            };
          }
          const value = Reflect.get(now, method);
          return typeof value === 'function' ? value.bind(now) : value;
        },
      }),
    });
    const changes: Array<Record<'added' | 'updated' | 'gone', string[]>> = [];
    const onChanged: EntitiesChangedHandler = async (_tx, changed) => {
      changes.push({
        added: changed.added.map(({ ref }) => ref),
        updated: changed.updated.map(({ ref }) => ref),
        gone: changed.gone.map(({ ref }) => ref),
      });
    };
    const sweep = () =>
      projection.sweep({ signal: new AbortController().signal, onChanged });
    return { catalog, changes, knex, onChanged, projection, sweep };
  }

  it('follows the catalog, and fetches only what is new', async () => {
    const { catalog, changes, knex, projection, sweep } = await setup();

    expect(await sweep()).toEqual({ total: 2, added: 2, updated: 0, gone: 0 });
    expect(changes).toEqual([
      {
        added: ['component:default/a', 'component:default/b'],
        updated: [],
        gone: [],
      },
    ]);
    const [first] = await projection.getAfter(0, 10);
    expect(first.entity.spec).toEqual({
      type: 'service',
      lifecycle: 'production',
    });
    expect(
      await projection.getNeighbourIds(['group:default/team-a'], knex),
    ).toEqual(expect.arrayContaining([first.id]));

    catalog.fetched = 0;
    await sweep();
    expect(catalog.fetched).toBe(0);
    expect(changes).toHaveLength(1);

    catalog.entities = [component('a', 2)];
    expect(await sweep()).toEqual({ total: 1, added: 0, updated: 1, gone: 1 });
    expect(changes.slice(1)).toEqual([
      { added: [], updated: ['component:default/a'], gone: [] },
      { added: [], updated: [], gone: ['component:default/b'] },
    ]);
    expect(await projection.count()).toBe(1);

    catalog.entities = [...catalog.entities, component('b')];
    await sweep();
    expect(changes[3]).toMatchObject({ updated: ['component:default/b'] });
    expect(await projection.count()).toBe(2);
  });

  it('keeps nothing of a batch whose consequences failed', async () => {
    const { catalog, projection, sweep } = await setup();
    const failing = () =>
      projection.sweep({
        signal: new AbortController().signal,
        onChanged: async () => {
          throw new Error('no room');
        },
      });

    await expect(failing()).rejects.toThrow('no room');
    expect(await projection.count()).toBe(0);
    await sweep();
    expect(await projection.count()).toBe(2);

    catalog.entities = [component('a')];
    await expect(failing()).rejects.toThrow('no room');
    expect(await projection.count()).toBe(2);
    await sweep();
    expect(await projection.count()).toBe(1);
  });

  it('does not take for gone what it merely did not see', async () => {
    const { catalog, onChanged, projection, sweep } = await setup();
    await sweep();

    // The catalog has not started yet.
    const entities = catalog.entities;
    catalog.entities = [];
    expect(await sweep()).toMatchObject({ gone: 0 });
    catalog.entities = entities;

    // Somebody asks for an entity that was created behind the last page.
    catalog.onListed = async () => {
      catalog.entities = [...catalog.entities, component('c')];
      await projection.find(['component:default/c'], onChanged);
    };
    expect(await sweep()).toMatchObject({ gone: 0 });
    expect(await projection.count()).toBe(3);
  });

  it('fetches entities that are asked for before they are projected', async () => {
    const { catalog, onChanged, projection, sweep } = await setup();
    const names = Array.from({ length: 1_000 }, (_, index) => `s${index}`);
    catalog.entities = [...names.map(name => component(name)), component('a')];
    const found = await projection.find(
      [
        ...names.map(name => `component:default/${name}`),
        'component:default/nobody',
      ],
      onChanged,
    );
    expect(found.size).toBe(1_000);
    expect(found.has('component:default/nobody')).toBe(false);

    catalog.entities = [component('a')];
    await sweep();
    expect(await projection.find(['component:default/s7'], onChanged)).toEqual(
      new Map(),
    );
  });

  it('forgets what has been gone for long, with all that belongs to it', async () => {
    const { catalog, knex, projection, sweep } = await setup();
    await knex.schema.createTable('note', table => {
      table
        .integer('entity_id')
        .references('id')
        .inTable('entity')
        .onDelete('CASCADE');
    });
    await sweep();
    await knex('note').insert(await knex('entity').select('id as entity_id'));
    catalog.entities = [component('a')];
    await sweep();

    expect(await projection.purge(new Date(Date.now() - 60_000))).toBe(0);
    // Even while it comes back.
    catalog.entities = [component('a'), component('b')];
    await Promise.all([
      sweep(),
      projection.purge(new Date(Date.now() + 60_000)),
    ]);
    await sweep();
    expect(await projection.count()).toBe(2);

    catalog.entities = [component('a')];
    await sweep();
    expect(await projection.purge(new Date(Date.now() + 60_000))).toBe(1);
    expect(await knex('entity').pluck('name')).toEqual(['a']);
    const ids = await knex('entity').pluck('id');
    expect(await knex('note').pluck('entity_id')).toEqual(ids);
    expect(await knex('entity_search').distinct('entity_id')).toEqual([
      { entity_id: ids[0] },
    ]);
  });

  if (id === 'POSTGRES_18') {
    it('takes locks in the order of keys, so that no two wait for each other', async () => {
      const { catalog, knex, onChanged, projection, sweep } = await setup();
      // The keys are in another order than the names.
      for (const name of ['b', 'a']) {
        await projection.refresh(`component:default/${name}`, onChanged);
      }
      const isBlocked = async () => {
        const { rows } = await knex.raw(
          `select 1 from pg_stat_activity
           where wait_event_type = 'Lock' and datname = current_database()`,
        );
        return rows.length > 0;
      };
      const meanwhile = async (writer: () => Promise<unknown>) => {
        let writing: Promise<unknown> | undefined;
        await knex.transaction(async tx => {
          const lock = (name: string) =>
            tx('entity').where({ name }).forNoKeyUpdate().noWait().first('id');
          await lock('b');
          writing = writer();
          while (!(await isBlocked()));
          // The writer holds nothing while it waits.
          await lock('a');
        });
        await writing;
      };

      catalog.entities = [component('a', 2), component('b', 2)];
      await meanwhile(sweep);
      catalog.entities = [component('c')];
      await meanwhile(sweep);
      expect(await projection.count()).toBe(1);
    });
  }
});
