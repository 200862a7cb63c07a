import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { POLICY } from './__testUtils__/definitions';
import { exemption, FakeScorecards } from './__testUtils__/FakeScorecards';
import {
  createDirectory,
  ME,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, group, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

const PART = 'resource:default/visits-db';

describe.each(databases.eachSupportedId())('waivers, %p', id => {
  async function setup(scorecards?: FakeScorecards) {
    directory.setContent({ 'policy.yaml': POLICY });
    const told: object[] = [];
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team', [ME]),
        database('visits-db'),
        database('reports-db', { system: 'system:default/reports' }),
      ]),
      definitions: directory.path,
      facts: {
        declareSource: async () => {},
        push: async facts => {
          told.push(...facts);
          return { changed: 0, unchanged: 0, rejected: [] };
        },
      },
      features: scorecards ? [scorecards.plugin] : [],
    });
    await backend.refresh();
    const waive = (body: object = {}) =>
      request(backend.server)
        .post('/api/monitor-coverage/waivers')
        .set('Authorization', mockCredentials.user.header())
        .send({
          entityRef: PART,
          signal: 'saturation',
          because: 'It is replaced in spring.',
          until: '2998-01-01T00:00:00.000Z',
          ...body,
        });
    const cellsOf = async (name = 'visits-db') =>
      (await backend.get(`/parts/resource/default/${name}`)).cells;
    return { ...backend, cellsOf, told, waive };
  }

  it('are exemptions of scorecards, as long as they are in force', async () => {
    const scorecards = new FakeScorecards();
    const { cellsOf, get, refresh, run, told, waive } = await setup(scorecards);
    const [gap, byPolicy] = await cellsOf();
    expect(gap).toMatchObject({ signal: 'saturation', rung: 'none' });
    expect(gap.waiver).toBeUndefined();
    const before = await get('/summary');

    const requested = await waive();
    expect(requested.body).toEqual({
      id: 'exemption-of-monitors-saturation',
      signal: 'saturation',
      because: 'It is replaced in spring.',
      until: '2998-01-01T00:00:00.000Z',
      by: ME,
    });
    await refresh();
    expect(scorecards.asked?.getAll('state')).toEqual([
      'requested',
      'in-force',
    ]);
    expect(scorecards.asked?.getAll('check')).toContain('monitors-saturation');
    expect(await get('/parts/resource/default/visits-db')).toMatchObject({
      cells: [gap, byPolicy],
      canRequestWaiver: true,
      waiverRequests: [requested.body],
    });

    scorecards.exemptions = [
      exemption('monitors-saturation', { endsAt: '2998-01-01T00:00:00.000Z' }),
      exemption('monitors-storage'),
      exemption('another-check'),
      exemption('monitors-saturation', {
        id: 'of-reports',
        scope: { type: 'system', ref: 'system:default/reports', entities: 1 },
      }),
    ];
    await refresh();
    const waived = {
      ...gap,
      waiver: {
        because: 'The disk grows by itself.',
        until: '2998-01-01T00:00:00.000Z',
        exemption: 'exemption-of-monitors-saturation',
        by: 'user:default/ana',
      },
    };
    // What the policy waives stays the policy's.
    expect(await cellsOf()).toEqual([waived, byPolicy]);
    expect((await cellsOf('reports-db'))[0].waiver.exemption).toBe(
      'of-reports',
    );
    const after = await get('/summary');
    expect(after.waived).toBe(before.waived + 2);
    expect(after.gaps).toBe(before.gaps - 2);
    expect(after.cells.proven + after.cells.routed).toBe(0);
    expect((await get('/gaps')).items).toMatchObject([
      { entityRef: 'resource:default/reports-db', signal: 'storage' },
    ]);
    await run('publish-facts');
    expect(told).toContainEqual(
      expect.objectContaining({
        entityRef: PART,
        value: expect.objectContaining({
          required: 0,
          gaps: 0,
          // Its check does not pass because of it: it would end the exemption.
          signals: ['saturation'],
          rungs: { saturation: 'none' },
        }),
      }),
    );

    // What cannot be read stays; what ended is a gap again.
    scorecards.isBroken = true;
    await refresh();
    expect(await cellsOf()).toEqual([waived, byPolicy]);
    scorecards.isBroken = false;
    scorecards.exemptions = [
      exemption('monitors-saturation', { endsAt: '2001-01-01T00:00:00.000Z' }),
    ];
    await refresh();
    expect(await cellsOf()).toEqual([gap, byPolicy]);
    expect((await get('/gaps')).totalItems).toBe(3);
  });

  it('need scorecards, a signal of the part, and a reason', async () => {
    const { get, waive } = await setup();
    expect(await get('/parts/resource/default/visits-db')).toMatchObject({
      canRequestWaiver: false,
      waiverRequests: [],
    });
    for (const [body, message] of [
      [{}, 'scorecards, which is not installed'],
      [{ signal: 'backlog' }, "'signal': the policy does not ask for"],
      [{ because: 'No.' }, 'because'],
      [{ until: 'tomorrow' }, 'until'],
    ] as const) {
      const response = await waive(body);
      expect([response.status, response.body.error.message]).toEqual([
        400,
        expect.stringContaining(message),
      ]);
    }
  });
});
