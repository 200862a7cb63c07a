import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { applyKeyset, encodeCursor, KeysetColumn, toPage } from './keyset';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const COLUMNS: KeysetColumn[] = [
  { column: 'row.weight', type: 'number', order: 'desc' },
  { column: 'row.seen_at', type: 'time', order: 'desc' },
  { column: 'row.name', type: 'text', order: 'asc' },
];

type Row = { weight: number; seen_at: Date | number; name: string };

describe.each(databases.eachSupportedId())('keyset paging, %p', id => {
  async function setup() {
    const knex = await databases.init(id);
    await knex.schema.createTable('row', table => {
      table.double('weight').notNullable();
      table.timestamp('seen_at').notNullable();
      table.text('name').notNullable();
    });
    const read = async (limit: number, cursor: string | undefined) => {
      const query: Knex.QueryBuilder = knex('row').limit(limit + 1);
      applyKeyset(query, COLUMNS, cursor);
      const rows: Row[] = await query;
      return toPage(rows, limit, row => [
        row.weight,
        new Date(row.seen_at).getTime(),
        row.name,
      ]);
    };
    return { knex, read };
  }

  it('visits every row once, whatever the page size', async () => {
    const { knex, read } = await setup();
    const rows = Array.from({ length: 23 }, (_, index) => ({
      weight: (index % 3) / 3,
      seen_at: new Date(Date.UTC(2026, 10, 21, 12, 0, 0, index % 2)),
      name: `n${String(index).padStart(2, '0')}`,
    }));
    await knex('row').insert(rows);
    const expected = [...rows]
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          b.seen_at.getTime() - a.seen_at.getTime() ||
          a.name.localeCompare(b.name),
      )
      .map(({ name }) => name);

    for (const limit of [1, 5, 22, 23, 50]) {
      const visited: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await read(limit, cursor);
        visited.push(...page.rows.map(({ name }) => name));
        cursor = page.nextCursor;
      } while (cursor);
      expect(visited).toEqual(expected);
    }
  });

  it.each([
    '',
    '%',
    'e30',
    encodeCursor([1]),
    encodeCursor([1, 2, 'a', 'b']),
    // The cursor of another list.
    encodeCursor(['a', 2, 'a']),
    encodeCursor([1, 'a', 'a']),
    encodeCursor([1, 2, 3]),
    // What a database cannot compare with.
    encodeCursor([1, 9e15, 'a']),
    encodeCursor([1, -1, 'a']),
    encodeCursor([1, 2, 'a\0']),
  ])('refuses the cursor %p, which it did not write', async cursor => {
    const { read } = await setup();
    await expect(read(5, cursor)).rejects.toThrow("'cursor' is not valid");
  });
});
