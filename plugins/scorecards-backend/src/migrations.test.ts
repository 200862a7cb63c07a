import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const projection = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);
const directory = resolvePackagePath(
  '@guildhall/plugin-scorecards-backend',
  'migrations',
);

const AT = new Date('2026-11-21T12:00:00.123Z');

const fact = { source: 'build', hash: 'h', value: '{}', valid_from: AT };
const verdict = {
  check_id: 'green',
  status: 'pass',
  message: 'Yes.',
  check_hash: 'h',
};
const score = {
  scorecard_id: 'quality',
  level: 1,
  points: 0.5,
  max_points: 1,
  pass: 1,
  warn: 0,
  fail: 0,
  unknown: 0,
  not_applicable: 0,
  valid_from: AT,
};

/** One row for each table that is about an entity. */
const ROWS = {
  entity_to_measure: { is_new: true },
  fact_current: fact,
  fact_past: { ...fact, valid_to: AT },
  verdict_current: { ...verdict, evidence: '[]', since: AT, evaluated_at: AT },
  verdict_past: { ...verdict, valid_from: AT, valid_to: AT },
  score_current: {
    ...score,
    ratio: 0.5,
    // More than fits into 32 bits.
    attention: 4_000_000_000,
    level_since: AT,
  },
  score_past: { ...score, valid_to: AT },
};

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('20261121000000_init', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({
      directory: projection,
      tableName: 'entity_projection_migrations',
    });
    const [entity] = await knex('entity')
      .insert({
        ref: 'component:default/a',
        kind: 'component',
        name: 'a',
        title: 'A',
        search_text: 'a\na',
        document: '{}',
        etag: '1',
      })
      .returning('id');

    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      expect(await knex('registry')).toEqual([
        { id: 1, revision: 0, loaded_at: null },
      ]);
      for (const [table, row] of Object.entries(ROWS)) {
        await knex(table).insert({ entity_id: entity.id, ...row });
      }
      const stored = await knex('score_current').first();
      expect(stored.attention).toBe(4_000_000_000);
      expect(new Date(stored.level_since)).toEqual(AT);

      await knex.migrate.down({ directory });
      for (const table of [...Object.keys(ROWS), 'registry', 'job']) {
        expect([table, await knex.schema.hasTable(table)]).toEqual([
          table,
          false,
        ]);
      }
      expect(await knex('entity')).toHaveLength(1);
    }

    // What is about an entity goes with it.
    await knex.migrate.up({ directory });
    for (const [table, row] of Object.entries(ROWS)) {
      await knex(table).insert({ entity_id: entity.id, ...row });
    }
    await knex('entity').delete();
    for (const table of Object.keys(ROWS)) {
      expect([table, await knex(table)]).toEqual([table, []]);
    }
  });
});
