import { TestDatabases } from '@backstage/backend-test-utils';
import { atTime } from './__testUtils__/atTime';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, TestCatalog } from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())('retention, %p', id => {
  it('forgets what is over, and nothing that people said', async () => {
    directory.setContent({ 'policy.yaml': POLICY });
    const knex = await databases.init(id);
    const catalog = new TestCatalog([
      database('visits-db'),
      database('old-db'),
    ]);
    const now = Date.now();
    const silence = {
      createdBy: 'ana',
      comment: 'Noisy',
      startsAt: new Date(now - 9 * DAY_MS).toISOString(),
    };
    const provider = new TestProvider('one', [
      monitor('busy', 'visits-db', {
        silences: [
          {
            ...silence,
            id: 'short',
            endsAt: new Date(now + DAY_MS).toISOString(),
          },
          {
            ...silence,
            id: 'long',
            endsAt: new Date(now + 90 * DAY_MS).toISOString(),
          },
        ],
      }),
    ]);
    const { get, post, refresh, run } = await startMonitorCoverage({
      knex,
      catalog,
      definitions: directory.path,
      providers: [provider],
      config: { retention: { history: 'P20D', goneEntities: { days: 10 } } },
    });
    await refresh();
    const visitsDb = { entityRef: 'resource:default/visits-db' };
    await post('/watches', { ...visitsDb, outcome: 'all-well' });
    await post('/matches', {
      ...visitsDb,
      provider: 'one',
      monitor: 'busy',
      signal: 'storage',
      decision: 'reject',
    });
    catalog.delete('resource:default/old-db');
    await refresh();
    expect(await knex('entity')).toHaveLength(2);
    await run('retention');
    expect(await knex('entity')).toHaveLength(2);

    await atTime(now + 30 * DAY_MS, async () => {
      await run('retention');
      expect(await knex('entity').pluck('ref')).toEqual([
        'resource:default/visits-db',
      ]);
      expect(await knex('cell_change')).toEqual([]);
      expect(await knex('silence').pluck('silence_id')).toEqual(['long']);
      expect(await get('/parts/resource/default/visits-db')).toMatchObject({
        cells: [{}, {}],
        watches: [{ outcome: 'all-well' }],
        rejected: [{ signal: 'storage' }],
      });
    });
  });
});
