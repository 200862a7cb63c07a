import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const projection = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);
const directory = resolvePackagePath(
  '@guildhall/plugin-golden-path-backend',
  'migrations',
);

const AT = new Date('2026-11-21T12:00:00.123Z');

/** Two rows of each table: one twice is refused. */
const ROWS: Record<string, object> = {
  template: { name: 'a', location: 'l', address: 'file:a', problems: '[]' },
  release: {
    template: 'a',
    version: '1.0.0',
    hash: 'h',
    released_at: AT,
    changes: '',
    entity: '{}',
    manifest: '{}',
    migrations: '[]',
    files: '[]',
  },
  run: { task_id: 't', template: 'a', status: 'open', created_at: AT },
  visit: {
    id: 'v',
    created_by: 'u',
    template: 'a',
    step: 's',
    created_at: AT,
    updated_at: AT,
  },
  effect: {
    id: 'e',
    task_id: 't',
    step_id: 's',
    key: 'k',
    title: 'T',
    target: '{}',
    status: 'pending',
    created_by: 'u',
    created_at: AT,
  },
  reservation: { host: 'h', name: 'n', task_id: 't', expires_at: AT },
  feedback: {
    id: 'f',
    template: 'a',
    version: '1.0.0',
    task_id: '',
    created_by: 'u',
    created_at: AT,
    rating: 5,
  },
};

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('20261121000000_init', async () => {
    const knex = await databases.init(id);
    // The tables of services belong to entities.
    await knex.migrate.latest({
      directory: projection,
      tableName: 'entity_projection_migrations',
    });
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      for (const [table, row] of Object.entries(ROWS)) {
        await knex(table).insert(row);
        await expect(knex(table).insert(row)).rejects.toThrow(/unique/i);
      }
      // The history has as many rows as things happened.
      const event = { effect_id: 'e', event: 'begun', actor: 'u', at: AT };
      await knex('effect_event').insert([event, event]);
      const stored = await knex('effect').first();
      expect(stored).toMatchObject({ error: null, undone_at: null });
      expect(new Date(stored.created_at)).toEqual(AT);

      await knex.migrate.down({ directory });
      for (const table of [...Object.keys(ROWS), 'effect_event']) {
        expect([table, await knex.schema.hasTable(table)]).toEqual([
          table,
          false,
        ]);
      }
    }
  });
});
