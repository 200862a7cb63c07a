import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const projection = resolvePackagePath(
  '@guildhall/plugin-guildhall-node',
  'migrations',
);
const directory = resolvePackagePath(
  '@guildhall/plugin-monitor-coverage-backend',
  'migrations',
);

const AT = new Date('2026-11-21T12:00:00.123Z');

/** A row of each table; the same once more is refused. */
const ROWS: Record<string, object> = {
  definition_file: { location: 'l', content: '' },
  provider: {
    id: 'p',
    type: 't',
    title: 'T',
    status: 'ok',
    last_tried_at: AT,
    notices: '[]',
  },
  monitor: {
    provider: 'p',
    monitor_id: 'm',
    name: 'n',
    purpose: 'threshold',
    hash: 'h',
    document: '{}',
    first_seen_at: AT,
  },
  silence: {
    provider: 'p',
    monitor_id: 'm',
    silence_id: 's',
    created_by: '',
    comment: '',
    starts_at: AT,
    ends_at: AT,
  },
  watch: {
    id: 'w',
    entity_ref: 'a:b/c',
    watched_by: 'u',
    watched_at: AT,
    outcome: 'all-well',
    saw: '[]',
    next_due_at: AT,
  },
  part: {
    entity_id: 1,
    policy_origin: 'o',
    policy_title: 't',
    gaps: 0,
    endangers: 0,
    danger: -1,
    first_seen_at: AT,
  },
  told_fact: { entity_id: 1, hash: 'h', told_at: AT },
  cell: {
    entity_id: 1,
    signal: 's',
    position: 0,
    rung: 'none',
    severity: 0,
    is_gap: true,
    reason: '',
    since: AT,
  },
  part_match: {
    entity_id: 1,
    monitor: 1,
    signal: 's',
    kind: 'label',
    explanation: '',
    rung: 'rule',
    reason: '',
  },
  finding: { monitor: 1, kind: 'k', severity: 0, message: '', since: AT },
  monitor_owner: { monitor: 1, owner: 'g' },
};

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('20261121000000_init', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({
      directory: projection,
      tableName: 'entity_projection_migrations',
    });
    await knex('entity').insert({
      id: 1,
      ref: 'a:b/c',
      kind: 'a',
      name: 'c',
      title: 'c',
      search_text: 'c',
      document: '{}',
      etag: '',
    });
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      expect(await knex('coverage_state')).toMatchObject([
        { id: 1, revision: 0, lease: null },
      ]);
      for (const [table, row] of Object.entries(ROWS)) {
        await knex(table).insert(row);
        await expect(knex(table).insert(row)).rejects.toThrow(/unique/i);
      }
      // Histories have as many rows as things happened.
      const change = {
        entity_id: 1,
        signal: 's',
        reason: '',
        changed_at: AT,
        day: '2026-11-21',
      };
      await knex('cell_change').insert([change, change]);
      const decision = {
        provider: 'p',
        monitor_id: 'm',
        monitor_name: 'n',
        entity_ref: 'a:b/c',
        signal: 's',
        decision: 'confirm',
        decided_by: 'u',
        decided_at: AT,
      };
      await knex('match_decision').insert([decision, decision]);
      expect(new Date((await knex('cell').first()).since)).toEqual(AT);

      // What belongs to a monitor goes with it.
      await knex('provider').delete();
      for (const table of ['monitor', 'part_match', 'finding']) {
        expect([table, await knex(table)]).toEqual([table, []]);
      }
      await knex.migrate.down({ directory });
      for (const table of [...Object.keys(ROWS), 'cell_change']) {
        expect([table, await knex.schema.hasTable(table)]).toEqual([
          table,
          false,
        ]);
      }
    }
  });
});
