import { TestDatabases } from '@backstage/backend-test-utils';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  part,
  service,
  system,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

/** Everything that a service needs. */
function watched(name: string) {
  return (['latency', 'errors'] as const).map(signal =>
    monitor(`${name}-${signal}`, name, {
      signal,
      labels: { service: name },
      selectors: [],
    }),
  );
}

describe.each(databases.eachSupportedId())('journeys, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY, 'visit.yaml': JOURNEY });
    const provider = new TestProvider('one', [
      ...watched('booking'),
      ...watched('visits-api'),
      monitor('busy', 'visits-db'),
    ]);
    const visits = { system: 'system:default/visits' };
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team'),
        system('visits', 'domain:default/care'),
        system('money', 'domain:default/care'),
        service('booking', {
          ...visits,
          owner: 'group:default/booking-team',
          consumesApis: ['api:default/visits'],
        }),
        part('API', 'visits', { type: 'openapi' }),
        service('visits-api', {
          ...visits,
          providesApis: ['api:default/visits'],
          dependsOn: [
            'resource:default/visits-db',
            'resource:default/history-db',
            'resource:default/gone-db',
          ],
        }),
        database('visits-db', {
          ...visits,
          dependsOn: ['resource:default/visits-db'],
        }),
        database('history-db', { system: 'system:default/money' }),
        database('reports-db'),
      ]),
      definitions: directory.path,
      providers: [provider],
    });
    await backend.refresh();
    return { ...backend, provider };
  }

  it('are as good as their weakest link, which is named', async () => {
    const { get } = await setup();
    const [journey] = (await get('/journeys')).items;
    expect(journey).toMatchObject({
      name: 'visit',
      title: "A patient's visit",
      owner: 'group:default/visits-team',
      parts: 5,
      gaps: 2,
      weakest: {
        entityRef: 'resource:default/history-db',
        title: 'history-db',
        signal: 'saturation',
        rung: 'none',
        path: ['component:default/visits-api', 'resource:default/history-db'],
      },
    });
    const { steps, nodes, edges, ...rest } = await get('/journeys/visit');
    expect(rest).toEqual(journey);
    expect(steps).toMatchObject([
      {
        title: 'Book',
        parts: ['component:default/booking'],
        weakest: {
          path: [
            'component:default/booking',
            'api:default/visits',
            'component:default/visits-api',
            'resource:default/history-db',
          ],
        },
      },
      { title: 'Join' },
    ]);
    const rungs = new Map<string, unknown>(
      nodes.map((node: { title: string; rung?: string; readable: boolean }) => [
        node.title,
        node.readable && node.rung,
      ]),
    );
    expect(Object.fromEntries(rungs)).toEqual({
      booking: 'routed',
      'visits-api': 'routed',
      visits: undefined,
      'visits-db': 'routed',
      'history-db': 'none',
      'resource:default/gone-db': false,
    });
    expect(edges).toContainEqual({
      from: 'component:default/visits-api',
      to: 'resource:default/gone-db',
    });
  });

  it('say of a gap what it endangers', async () => {
    const { get } = await setup();
    const { items } = await get('/gaps');
    expect(
      items.map((gap: { title: string; signal: string; endangers: number }) => [
        gap.title,
        gap.signal,
        gap.endangers,
      ]),
    ).toEqual([
      ['history-db', 'saturation', 3],
      ['history-db', 'storage', 3],
      ['reports-db', 'saturation', 0],
      ['reports-db', 'storage', 0],
    ]);
    expect(items[0].journeys).toEqual([
      { name: 'visit', title: "A patient's visit" },
    ]);
    expect(items[2].journeys).toEqual([]);
    expect(
      (await get('/gaps?signal=storage&system=system:default/money')).items,
    ).toEqual([items[1]]);
    expect((await get('/parts/resource/default/history-db')).journeys).toEqual(
      items[0].journeys,
    );
  });

  it('roll up to systems, domains and owners', async () => {
    const { get, provider, refresh } = await setup();
    const by = async (dimension: string) =>
      (await get(`/roll-ups?by=${dimension}`)).items;
    expect(await by('system')).toMatchObject([
      {
        entityRef: 'system:default/money',
        title: 'The money',
        parts: 1,
        gaps: 2,
        cells: { none: 2 },
      },
      {
        entityRef: 'system:default/visits',
        title: 'The visits',
        parts: 3,
        gaps: 0,
        cells: { none: 1, routed: 5 },
        // What it needs of others is its weakness too.
        weakest: { entityRef: 'resource:default/history-db' },
      },
    ]);
    expect(await by('domain')).toMatchObject([
      { entityRef: 'domain:default/care', parts: 4, gaps: 2 },
    ]);
    expect(await by('owner')).toMatchObject([
      {
        entityRef: 'group:default/visits-team',
        parts: 4,
        gaps: 4,
        weakest: { entityRef: 'resource:default/history-db' },
      },
      {
        entityRef: 'group:default/booking-team',
        parts: 1,
        gaps: 0,
        weakest: { entityRef: 'component:default/booking' },
      },
    ]);
    provider.fail('away');
    await refresh();
    expect((await by('domain'))[0].cells).toMatchObject({
      none: 3,
      unknown: 5,
    });
  });
});
