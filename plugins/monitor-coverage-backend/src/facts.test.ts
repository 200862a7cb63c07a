import { TestDatabases } from '@backstage/backend-test-utils';
import {
  FactInput,
  FactSourceDefinition,
  factSourceDefinitionSchema,
  validateFactValue,
} from '@guildhall/plugin-scorecards-common';
import { atTime } from './__testUtils__/atTime';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  service,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

describe.each(databases.eachSupportedId())('facts, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const provider = new TestProvider('one', [
      monitor('busy', 'visits-db', { annotations: {} }),
    ]);
    const pushed: FactInput[] = [];
    const declared: FactSourceDefinition[] = [];
    const scorecards = { reject: '', isDown: false };
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team'),
        database('visits-db'),
        service('visits-api'),
      ]),
      definitions: directory.path,
      providers: [provider],
      facts: {
        declareSource: async source => {
          declared.push(source);
        },
        push: async facts => {
          if (scorecards.isDown) {
            throw new Error('scorecards is down');
          }
          pushed.push(...facts);
          return {
            changed: facts.length,
            unchanged: 0,
            rejected: facts.flatMap(({ entityRef }, index) =>
              entityRef === scorecards.reject
                ? { index, reason: 'there is no such entity' }
                : [],
            ),
          };
        },
      },
    });
    const publish = async () => {
      pushed.length = 0;
      await backend.run('publish-facts');
      return Object.fromEntries(
        pushed.map(({ entityRef, value }) => [
          entityRef,
          JSON.parse(JSON.stringify(value)),
        ]),
      );
    };
    return { ...backend, declared, provider, publish, pushed, scorecards };
  }

  it('are told once for each change', async () => {
    const { declared, post, provider, publish, pushed, refresh, scorecards } =
      await setup();
    expect(await publish()).toEqual({});
    expect(declared).toHaveLength(1);
    await refresh();
    scorecards.reject = 'component:default/visits-api';
    expect(await publish()).toEqual({
      'resource:default/visits-db': {
        required: 1,
        covered: 1,
        gaps: 0,
        weakest: 'routed',
        weakestRank: 3,
        signals: ['saturation'],
        rungs: { saturation: 'routed' },
        findings: 1,
        watchOverdue: true,
      },
      'component:default/visits-api': {
        required: 2,
        covered: 0,
        gaps: 2,
        weakest: 'none',
        weakestRank: 0,
        signals: ['latency', 'errors'],
        rungs: { latency: 'none', errors: 'none' },
        findings: 0,
        watchOverdue: true,
      },
    });
    const [source] = declared;
    expect(factSourceDefinitionSchema.parse(source)).toEqual(source);
    for (const { value = {} } of pushed) {
      expect(
        validateFactValue(source, JSON.parse(JSON.stringify(value))),
      ).toMatchObject({ ok: true });
    }

    scorecards.reject = '';
    expect(Object.keys(await publish())).toEqual([
      'component:default/visits-api',
    ]);
    await refresh();
    expect(await publish()).toEqual({});
    scorecards.isDown = true;
    await post('/watches', {
      entityRef: 'resource:default/visits-db',
      outcome: 'all-well',
    });
    await expect(publish()).rejects.toThrow('scorecards is down');
    scorecards.isDown = false;
    expect(await publish()).toMatchObject({
      'resource:default/visits-db': { watchOverdue: false },
    });
    provider.set({ monitors: [] });
    await refresh();
    expect(await publish()).toMatchObject({
      'resource:default/visits-db': { gaps: 1, covered: 0, findings: 0 },
    });
    expect(declared).toHaveLength(1);
    // So that they do not go stale.
    await atTime(Date.now() + 13 * 3_600_000, async () => {
      expect(Object.keys(await publish())).toHaveLength(2);
    });
  });

  it('leave out what may be worse than it looks', async () => {
    const { provider, publish, refresh } = await setup();
    provider.fail('away');
    await refresh();
    const facts = await publish();
    expect(facts['resource:default/visits-db']).toEqual({
      required: 1,
      signals: ['saturation'],
      rungs: {},
      findings: 0,
      watchOverdue: true,
    });
  });
});
