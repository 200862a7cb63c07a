import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('20261121000000_entity_projection', async () => {
    const knex = await databases.init(id);
    const entity = {
      ref: 'component:default/a',
      kind: 'component',
      name: 'a',
      title: 'A',
      search_text: 'a\na',
      document: '{}',
      etag: '1',
    };
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      await knex('entity').insert(entity);
      const row = await knex('entity').first();
      expect(row).toMatchObject({ ...entity, gone_at: null, owner: null });
      await knex('entity_search').insert({
        entity_id: row.id,
        key: 'kind',
        value: 'component',
      });
      await expect(knex('entity').insert(entity)).rejects.toThrow(/unique/i);
      await expect(
        knex('entity_search').insert({ entity_id: row.id + 1, key: 'kind' }),
      ).rejects.toThrow(/foreign key/i);

      await knex('entity').where({ id: row.id }).delete();
      expect(await knex('entity_search')).toEqual([]);

      await knex('entity').insert(entity);
      await knex.migrate.down({ directory });
      expect(await knex.schema.hasTable('entity')).toBe(false);
      expect(await knex.schema.hasTable('entity_search')).toBe(false);
    }
  });
});
