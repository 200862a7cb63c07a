import { TestDatabases } from '@backstage/backend-test-utils';
import { inTransaction } from './inTransaction';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('inTransaction, %p', id => {
  async function setup() {
    const knex = await databases.init(id);
    await knex.schema.createTable('row', table => {
      table.integer('id').primary();
      table.integer('value').notNullable();
    });
    await knex('row').insert([
      { id: 1, value: 0 },
      { id: 2, value: 0 },
    ]);
    return knex;
  }

  it('keeps all of it or nothing, and passes other errors on at once', async () => {
    const knex = await setup();
    let runs = 0;
    await expect(
      inTransaction(knex, async tx => {
        runs += 1;
        await tx('row').update({ value: 1 });
        throw new Error('no room');
      }),
    ).rejects.toThrow('no room');
    expect(runs).toBe(1);
    expect(await knex('row').orderBy('id').pluck('value')).toEqual([0, 0]);
  });

  if (id === 'POSTGRES_18') {
    it('goes on when two of them waited for each other', async () => {
      const knex = await setup();
      let arrived = 0;
      let meet = () => {};
      const bothArrived = new Promise<void>(resolve => {
        meet = resolve;
      });
      const increment = async (first: number, second: number) =>
        inTransaction(knex, async tx => {
          await tx('row').where({ id: first }).increment('value');
          arrived += 1;
          if (arrived === 2) {
            meet();
          }
          await bothArrived;
          await tx('row').where({ id: second }).increment('value');
        });

      await Promise.all([increment(1, 2), increment(2, 1)]);
      expect(arrived).toBe(3);
      expect(await knex('row').orderBy('id')).toEqual([
        { id: 1, value: 2 },
        { id: 2, value: 2 },
      ]);
    });
  }
});
