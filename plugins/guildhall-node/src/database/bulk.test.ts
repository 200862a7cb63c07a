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

  it('writes every kind of value as it is read again', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('kinds', table => {
      table.increments('id');
      table.text('text').unique();
      table.integer('whole');
      table.double('part');
      table.boolean('truth');
      table.timestamp('time');
    });
    const time = new Date('2026-11-21T20:45:36.789Z');
    const whole = {
      text: `'"\\ ?? :a $1 \u2028 é 🩺 {"a": [1, null]}`,
      whole: -2_147_483_648,
      part: 0.1 + 0.2,
      truth: true,
      time,
    };
    const empty = {
      text: '',
      whole: null,
      part: null,
      truth: false,
      time: null,
    };
    const read = async () =>
      (await knex('kinds').orderBy('id').select(Object.keys(whole))).map(
        row => ({
          ...row,
          truth: Boolean(row.truth),
          time: row.time === null ? null : new Date(row.time),
        }),
      );
    await insertRows(knex, 'kinds', [whole, empty]);
    expect(await read()).toEqual([whole, empty]);
    expect(await knex('kinds').where({ whole: null })).toHaveLength(1);

    const others = { whole: 7, part: 1e-300, truth: true, time };
    await upsertRows(knex, 'kinds', [{ text: '', ...others }], ['text']);
    expect(await read()).toEqual([whole, { text: '', ...others }]);
    await insertRows(knex, 'kinds', [{ text: 'half \ud83e of a unicorn' }]);
    expect(await knex('kinds').whereLike('text', 'half%')).toHaveLength(1);
    await knex('kinds').whereLike('text', 'half%').delete();
    // What a row does not have is empty.
    await upsertRows<{ text: string; whole?: number }>(
      knex,
      'kinds',
      [{ text: 'some', whole: 1 }, { text: 'others' }],
      ['text'],
    );
    expect((await read()).slice(2)).toEqual([
      { ...empty, text: 'some', whole: 1 },
      { ...empty, text: 'others' },
    ]);
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
