import { TestDatabases } from '@backstage/backend-test-utils';
import { allow, limitedTo } from '@guildhall/plugin-guildhall-node/testUtils';
import { Knex } from 'knex';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  ME,
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

const PATHS = [
  '/summary',
  '/summary?owner=group:default/visits-team',
  '/trend',
  '/parts?limit=200',
  '/parts?limit=200&rung=none&signal=storage&order=name',
  '/parts/resource/default/db-0',
  '/gaps?limit=200',
  '/hygiene?limit=200',
  '/hygiene?limit=200&owner=group:default/visits-team',
  '/journeys',
  '/journeys/visit',
  '/roll-ups?by=owner',
  '/watches?limit=200',
  '/watches/queue?limit=200',
  '/providers',
  '/providers/one/unmatched?limit=200',
  '/suggestions?part=resource:default/db-0&signal=storage',
  '/policy',
];

describe.each(databases.eachSupportedId())('statements, %p', id => {
  async function countStatements(count: number) {
    directory.setContent({ 'policy.yaml': POLICY, 'visit.yaml': JOURNEY });
    const knex = await databases.init(id);
    const numbers = Array.from({ length: count }, (_, index) => index);
    const { get, post, refresh } = await startMonitorCoverage({
      knex,
      catalog: new TestCatalog([
        group('visits-team', [ME]),
        ...numbers.flatMap(number => [
          database(`db-${number}`),
          service(`api-${number}`, {
            dependsOn: [`resource:default/db-${number}`],
          }),
        ]),
        service('booking', {
          dependsOn: numbers.map(number => `component:default/api-${number}`),
        }),
      ]),
      definitions: directory.path,
      providers: [
        new TestProvider('one', [
          ...numbers.map(number => monitor(`busy-${number}`, `db-${number}`)),
          // They all watch one part.
          ...numbers.map(number => monitor(`full-${number}`, 'db-0')),
          ...numbers.map(number => monitor(`lost-${number}`, 'nowhere')),
        ]),
      ],
      permissions: {
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests =>
          requests.map(() =>
            limitedTo('IS_ENTITY_KIND', { kinds: ['component', 'resource'] }),
          ),
      },
    });
    await refresh();
    await post('/watches', {
      entityRef: 'resource:default/db-0',
      outcome: 'all-well',
    });
    await get('/journeys');

    const statements: Record<string, number> = {};
    for (const path of PATHS) {
      const queries = await listQueries(knex, () => get(path));
      statements[path] = queries.length;
    }
    const decide = (decision: string) =>
      post('/matches', {
        provider: 'one',
        monitor: 'busy-1',
        entityRef: 'resource:default/db-1',
        signal: 'saturation',
        decision,
      });
    const decided = await listQueries(knex, () => decide('reject'));
    // Monitors that nobody said anything about are not gone through.
    expect(decided.filter(sql => /monitor.? where .?id.? >/.test(sql))).toEqual(
      [],
    );
    statements.decision = decided.length;
    const round = await listQueries(knex, () => refresh());
    expect(round.join()).toMatch(/monitor.? where .?id.? >/);
    statements.refresh = round.length;
    return statements;
  }

  it('are as many for 100 parts as for 4', async () => {
    const few = await countStatements(2);
    const many = await countStatements(50);
    expect(many).toEqual(few);
    for (const [path, statements] of Object.entries(many)) {
      expect([path, statements <= (path.startsWith('/') ? 17 : 60)]).toEqual([
        path,
        true,
      ]);
    }
  });
});

async function listQueries(
  knex: Knex,
  run: () => Promise<unknown>,
): Promise<string[]> {
  const queries: string[] = [];
  const onQuery = ({ sql }: { sql: string }) => {
    queries.push(sql);
  };
  knex.on('query', onQuery);
  await run();
  knex.removeListener('query', onQuery);
  return queries;
}
