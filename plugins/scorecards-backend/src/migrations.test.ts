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

const exemption = {
  id: 'one',
  check_id: 'green',
  scope: 'entity',
  scope_ref: 'component:default/a',
  reason: 'Because.',
  state: 'in-force',
  requested_by: 'user:default/a',
  requested_at: AT,
  ends_at: AT,
  renewals: 0,
  is_due: true,
};

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  async function setup() {
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
    return { knex, entity };
  }

  it('20261121000000_init', async () => {
    const { entity, knex } = await setup();
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

  it('20261121120000_exemptions', async () => {
    const { entity, knex } = await setup();
    await knex.migrate.up({ directory });
    const before = { entity_id: entity.id, ...ROWS.score_current };
    await knex('score_current').insert(before);

    const only = { directory, name: '20261121120000_exemptions.js' };
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up(only);
      expect(await knex('score_current')).toEqual([
        expect.objectContaining({ scorecard_id: 'quality', exempted: 0 }),
      ]);
      await knex('exemption').insert(exemption);
      // One at a time may be open, and any number closed.
      await expect(
        knex('exemption').insert({ ...exemption, id: 'two' }),
      ).rejects.toThrow();
      const closed = { ...exemption, state: 'expired', closed_at: AT };
      await knex('exemption').insert([
        { ...closed, id: 'three' },
        { ...closed, id: 'four' },
        { ...exemption, id: 'five', state: 'requested' },
      ]);
      expect(await knex('exemption')).toHaveLength(4);

      await knex.migrate.down(only);
      expect(await knex.schema.hasTable('exemption')).toBe(false);
      const [after] = await knex('score_current');
      expect(after).toMatchObject({ entity_id: entity.id, attention: 4e9 });
      expect(after).not.toHaveProperty('exempted');
    }
  });

  it('20261121130000_campaigns', async () => {
    const { entity, knex } = await setup();
    const only = { directory, name: '20261121130000_campaigns.js' };
    const key = { campaign_id: 'silver', entity_id: entity.id };
    const member = { ...key, is_later: false, done: true };
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up(only);
      await knex('campaign').insert({
        id: 'silver',
        title: 'Silver for all',
        description: '',
        goal: '{}',
        population: '{}',
        starts_on: '2026-11-21',
        due_on: '2026-12-21',
        owner: 'group:default/guild',
        state: 'running',
        state_since: AT,
        created_by: 'user:default/gil',
        created_at: AT,
        revision: 1,
      });
      await knex('campaign_member').insert(member);
      await expect(knex('campaign_member').insert(member)).rejects.toThrow();
      await knex('campaign_change').insert({
        ...member,
        at: AT,
        change: 'gained',
      });
      // What is about a campaign goes with it.
      await knex('campaign').delete();
      for (const table of ['campaign_member', 'campaign_change']) {
        expect([table, await knex(table)]).toEqual([table, []]);
      }
      await knex.migrate.down(only);
      expect(await knex.schema.hasTable('campaign')).toBe(false);
    }
  });

  it('20261122120000_daily_clearing', async () => {
    const { knex } = await setup();
    await knex.migrate.up({ directory, name: '20261122000000_sums.js' });
    await knex('score_change_log').update({ clearings: 7 });

    const only = { directory, name: '20261122120000_daily_clearing.js' };
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up(only);
      expect(await knex('score_daily_clearing')).toEqual([
        { id: 1, clearings: 7 },
      ]);
      await knex.migrate.down(only);
      expect(await knex.schema.hasTable('score_daily_clearing')).toBe(false);
    }

    // The name may be there already.
    await knex.schema.renameTable('score_change_log', 'score_daily_clearing');
    await knex.migrate.up(only);
    expect(await knex('score_daily_clearing')).toEqual([
      { id: 1, clearings: 7 },
    ]);
  });
});
