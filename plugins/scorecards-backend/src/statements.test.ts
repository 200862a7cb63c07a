import { TestDatabases } from '@backstage/backend-test-utils';
import { allow, limitedTo } from '@guildhall/plugin-guildhall-node/testUtils';
import { Knex } from 'knex';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';
import { operations } from './openapi/operations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const PATHS = [
  '/scorecards',
  '/scorecards?kind=component',
  '/scorecards/quality',
  '/scorecards/quality/entities?limit=200',
  '/scorecards/quality/entities?limit=200&status=fail&sort=points',
  '/scorecards/quality/groups?by=owner&limit=200',
  '/scorecards/quality/trend',
  '/scorecards/quality/trend?owner=group:default/team-1',
  '/movements?limit=200',
  '/verdicts?limit=200',
  '/entities/component/default/s1',
  '/entities/component/default/s1/history',
  '/facts?entityRef=component:default/s1',
  '/facts/history?entityRef=component:default/s1&source=build',
  '/exemptions?limit=200',
  '/exemptions/teams',
  '/exemptions/rules',
  '/sources',
  '/definitions',
  '/definitions/Check/build-green',
  '/gate?entityRef=component:default/s1',
  '/health',
  '/leaderboard?by=owner&rollUp=tree&limit=200',
  '/leaderboard?by=domain&scorecard=quality&limit=200',
  '/next-actions?limit=200',
  '/campaigns?kind=component',
  '/campaigns/all',
  '/campaigns/all/entities?limit=200',
];

/** Streams take one more for every slice, and one of these is in the list. */
const OTHERS = [
  '/scorecards/{id}/export',
  '/exemptions/export',
  '/exemptions/{id}',
];

it('statements are counted for every route', () => {
  const counted = PATHS.map(path => path.split('?')[0]);
  const forgotten = operations
    .filter(({ method }) => method === 'get')
    .map(({ path }) => path)
    .filter(path => {
      const pattern = new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
      return !OTHERS.includes(path) && !counted.some(one => pattern.test(one));
    });
  expect(forgotten).toEqual([]);
});

describe.each(databases.eachSupportedId())('statements, %p', id => {
  async function countStatements(count: number) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    for (const [index, name] of names.entries()) {
      catalog.set(service(name, { owner: `group:default/team-${index}` }));
    }
    const { get, push, synchronize } = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      permissions: {
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests =>
          requests.map(() =>
            limitedTo('IS_ENTITY_KIND', { kinds: ['component'] }),
          ),
      },
    });
    await synchronize();
    for (const green of [true, false]) {
      await push(
        ...names.map(name => ({
          entityRef: `component:default/${name}`,
          source: 'build',
          value: { green, coverage: 90 },
        })),
      );
    }
    await knex('campaign').insert({
      id: 'all',
      title: 'Silver for all',
      description: '',
      goal: JSON.stringify({ scorecard: 'quality', level: 'silver' }),
      population: '{}',
      starts_on: '2026-01-01',
      due_on: '9999-01-01',
      owner: 'group:default/guild',
      state: 'planned',
      state_since: new Date(),
      created_by: 'user:default/somebody',
      created_at: new Date(),
      revision: 1,
    });
    await synchronize();

    const statements: Record<string, number> = {};
    for (const path of PATHS) {
      const queries = await listStatements(knex, () => get(path));
      statements[path] = queries.length;
    }
    const idle = await listStatements(knex, () => synchronize());
    statements['POST synchronize'] = idle.length;
    const pushed = await listStatements(knex, () =>
      push({
        entityRef: 'component:default/s1',
        source: 'build',
        value: { green: true, coverage: 10 },
      }),
    );
    statements['POST /facts'] = pushed.length;
    return statements;
  }

  it('are as many for 200 entities as for 5', async () => {
    const few = await countStatements(5);
    const many = await countStatements(200);
    expect(many).toEqual(few);
    for (const [path, statements] of Object.entries(many)) {
      expect([path, statements <= (path.startsWith('/') ? 9 : 50)]).toEqual([
        path,
        true,
      ]);
    }
  });
});

async function listStatements(
  knex: Knex,
  run: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const onQuery = ({ sql }: { sql: string }) => {
    statements.push(sql);
  };
  knex.on('query', onQuery);
  await run();
  knex.removeListener('query', onQuery);
  return statements;
}
