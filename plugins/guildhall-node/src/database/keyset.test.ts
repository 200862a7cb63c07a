import { TestDatabases } from '@backstage/backend-test-utils';
import { applyKeyset, decodeCursor, encodeCursor, toPage } from './keyset';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('keyset paging, %p', id => {
  it('visits every row once, whatever the page size', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('row', table => {
      table.integer('weight');
      table.text('name');
    });
    const rows = Array.from({ length: 23 }, (_, index) => ({
      weight: index % 4,
      name: `n${String(index).padStart(2, '0')}`,
    }));
    await knex('row').insert(rows);
    const expected = [...rows].sort(
      (a, b) => b.weight - a.weight || a.name.localeCompare(b.name),
    );

    for (const limit of [1, 5, 22, 23, 50]) {
      const visited: typeof rows = [];
      let cursor: string | undefined;
      do {
        const query = knex('row')
          .select('weight', 'name')
          .limit(limit + 1);
        applyKeyset(
          query,
          [
            { column: 'row.weight', order: 'desc' },
            { column: 'row.name', order: 'asc' },
          ],
          cursor,
        );
        const found: typeof rows = await query;
        const page = toPage(found, limit, row => [row.weight, row.name]);
        visited.push(...page.rows);
        cursor = page.nextCursor;
      } while (cursor);
      expect(visited).toEqual(expected);
    }
  });
});

describe('decodeCursor', () => {
  it('refuses what it did not write', () => {
    expect(decodeCursor(encodeCursor([1, 'a']), 2)).toEqual([1, 'a']);
    for (const cursor of ['', '%', 'e30', encodeCursor([1])]) {
      expect(() => decodeCursor(cursor, 2)).toThrow("'cursor' is not valid");
    }
  });
});
