import { TestDatabases } from '@backstage/backend-test-utils';
import { deleteRows, insertRows, upsertRows } from './bulk';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('bulk statements, %p', id => {
  async function setup() {
    const knex = await databases.init(id);
    await knex.schema.createTable('row', table => {
      table.integer('id').primary();
      table.text('name').notNullable();
      table.text('note');
    });
    return knex;
  }
  const rows = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({ id: index, name }));

  it('writes any number of rows', async () => {
    const knex = await setup();
    await insertRows(knex, 'row', rows(1_201, 'old'));
    await upsertRows(
      knex,
      'row',
      rows(1_500, 'new').map(row => ({ ...row, note: 'seen' })),
      ['id'],
      ['note'],
    );
    expect(await knex('row').where({ note: 'seen' })).toHaveLength(1_500);
    expect(await knex('row').where({ name: 'old' })).toHaveLength(1_201);
    await insertRows(knex, 'row', []);
    await upsertRows(knex, 'row', [], []);
  });

  it('deletes all that a condition picks, and nothing else', async () => {
    const knex = await setup();
    await insertRows(knex, 'row', rows(1_600, 'any'));
    const deleted = await deleteRows(knex, 'row', 'id', query =>
      query.where('id', '<', 1_200),
    );
    expect(deleted).toBe(1_200);
    expect(await knex('row').orderBy('id').first('id')).toEqual({ id: 1_200 });
    expect(await knex('row')).toHaveLength(400);
  });
});
