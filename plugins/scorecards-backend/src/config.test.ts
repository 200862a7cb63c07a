import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { startScorecards } from './__testUtils__/startScorecards';
import { TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const collector: FactCollector = {
  source: {
    id: 'plain',
    title: 'Plain facts',
    description: 'Facts of this test',
    fields: { ok: { type: 'bool', description: 'Whether it is' } },
  },
  schedule: { frequency: { minutes: 30 }, timeout: { minutes: 5 } },
  collect: async () => [],
};

describe('configuration', () => {
  async function start(
    config: JsonObject,
    collectors: FactCollector[] = [collector],
  ) {
    const knex = await databases.init('SQLITE_3');
    const catalog = new TestCatalog();
    return startScorecards({ knex, catalog, collectors, config });
  }

  it.each<[string, JsonObject]>([
    ['scorecards.locations[0].type', { locations: [{ type: 'foo' }] }],
    ['scorecards.locations[0].target', { locations: [{ type: 'file' }] }],
    ['scorecards.locations', { locations: 'checks.yaml' }],
    [
      'scorecards.recordings[1].target',
      {
        recordings: [{ type: 'file', target: 'x.yaml' }, { type: 'url' }],
      },
    ],
    ['scorecards.retention.history', { retention: { history: 'for ever' } }],
    ['scorecards.retention.goneEntities', { retention: { goneEntities: 30 } }],
    [
      "'scorecards.synchronize.schedule' is not valid: Failed to read duration from config at 'timeout'",
      { synchronize: { schedule: { frequency: { minutes: 1 } } } },
    ],
    [
      "'scorecards.collectors.plain.schedule' is not valid: Invalid duration 'often' in config at 'frequency'",
      {
        collectors: {
          plain: { schedule: { frequency: 'often', timeout: 'PT1M' } },
        },
      },
    ],
  ])('says what is wrong: %s', async (key, config) => {
    await expect(start(config)).rejects.toThrow(key);
  });

  it('takes every form of a duration', async () => {
    const { get } = await start({
      retention: { history: 'P100D', goneEntities: { weeks: 2 } },
      synchronize: { schedule: { frequency: '2m', timeout: 'PT10M' } },
    });
    expect((await get('/scorecards')).items).toEqual([]);
  });

  it('blames a collector for its own faults', async () => {
    await expect(start({}, [collector, collector])).rejects.toThrow(
      "There are two collectors of the source 'plain'",
    );
    const source = { ...collector.source, id: 'not-a-name' };
    await expect(start({}, [{ ...collector, source }])).rejects.toThrow(
      "The source 'not-a-name' of a collector is not valid",
    );
  });
});
