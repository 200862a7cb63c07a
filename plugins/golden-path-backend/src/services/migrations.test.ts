import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = resolvePackagePath(
  '@guildhall/plugin-golden-path-backend',
  'migrations',
);

const AT = new Date('2026-11-21T12:00:00.123Z');
const times = { created_at: AT, updated_at: AT };

const SERVICE = {
  entity_ref: 'component:default/a',
  host: 'local',
  name: 'a',
  repository_url: 'http://localhost/a',
  template: 't',
  recorded_version: '1.0.0',
  task_id: 'task',
  created_by: 'user:default/a',
  created_at: AT,
  check_after: AT,
};

/** Of everything that belongs to a service or campaign, one row. */
function rowsOf(serviceId: number): Array<[table: string, row: object]> {
  return [
    [
      'campaign',
      {
        ...times,
        id: 'c',
        title: 'C',
        template: 't',
        to_version: '1.1.0',
        status: 'running',
        ring: -1,
        ring_names: '[]',
        created_by: 'u',
      },
    ],
    [
      'upgrade',
      {
        ...times,
        id: 'u',
        service_id: serviceId,
        template: 't',
        from_version: '1.0.0',
        to_version: '1.1.0',
        status: 'preview',
        conflicts: 0,
        counts: '{}',
        answers: '{}',
        new_questions: '[]',
        migrations: '[]',
        notes: '[]',
        campaign_id: 'c',
        created_by: 'u',
      },
    ],
    [
      'upgrade_file',
      {
        upgrade_id: 'u',
        path: 'README.md',
        policy: 'merged',
        outcome: 'added',
        explanation: 'New',
        conflicts: 0,
      },
    ],
    [
      'campaign_service',
      { campaign_id: 'c', service_id: serviceId, ring: 0, state: 'waiting' },
    ],
  ];
}

describe.each(databases.eachSupportedId())('migrations, %p', id => {
  it('20261121000200_pull_requests', async () => {
    const knex = await databases.init(id);
    await knex.migrate.up({ directory });
    await knex.migrate.up({ directory });
    const [service] = await knex('service').insert(SERVICE).returning('id');
    for (const [table, row] of rowsOf(service.id)) {
      await knex(table).insert(row);
    }
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      expect(await knex('upgrade').first()).toMatchObject({
        pull_request_url: null,
      });
      const url = 'https://forge.example.com/a/pulls/1';
      await knex('upgrade').update({ pull_request_url: url });
      await knex.migrate.down({ directory });
      expect(await knex('upgrade').first()).not.toHaveProperty(
        'pull_request_url',
      );
      // What belongs to an upgrade is still there.
      expect(await knex('upgrade_file')).toHaveLength(1);
    }
  });

  it('20261121000100_services', async () => {
    const knex = await databases.init(id);
    await knex.migrate.up({ directory });
    for (let round = 0; round < 2; round++) {
      await knex.migrate.up({ directory });
      const [service] = await knex('service').insert(SERVICE).returning('id');
      await expect(knex('service').insert(SERVICE)).rejects.toThrow(/unique/i);
      const rows = rowsOf(service.id);
      for (const [table, row] of rows) {
        await knex(table).insert(row);
        await expect(knex(table).insert(row)).rejects.toThrow(/unique/i);
      }
      const stored = await knex('service').first();
      expect(new Date(stored.created_at)).toEqual(AT);
      expect(stored).toMatchObject({ drift: 'unknown', failures: 0 });

      // What belongs to a service goes with it; a campaign stays.
      await knex('service').delete();
      for (const table of ['upgrade', 'upgrade_file', 'campaign_service']) {
        expect([table, await knex(table)]).toEqual([table, []]);
      }
      expect(await knex('campaign')).toHaveLength(1);

      await knex.migrate.down({ directory });
      for (const table of ['service', ...rows.map(([name]) => name)]) {
        expect([table, await knex.schema.hasTable(table)]).toEqual([
          table,
          false,
        ]);
      }
      expect(await knex.schema.hasTable('effect')).toBe(true);
    }
  });
});
