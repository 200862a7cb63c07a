import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { atTime } from './__testUtils__/atTime';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  ME,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, group, TestCatalog } from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

const PART = 'resource:default/visits-db';
const DAY_MS = 86_400_000;

describe.each(databases.eachSupportedId())('drills, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team', [ME]),
        database('visits-db'),
        database('reports-db'),
      ]),
      definitions: directory.path,
      providers: [
        new TestProvider('one', [
          monitor('busy', 'visits-db'),
          monitor('lost', 'nowhere'),
        ]),
      ],
    });
    await backend.refresh();
    const drill = (body: object = {}) =>
      request(backend.server)
        .post('/api/monitor-coverage/drills')
        .set('Authorization', mockCredentials.user.header())
        .send({
          provider: 'one',
          monitor: 'busy',
          entityRef: PART,
          what: 'Opened 95 connections; the phone of the team rang.',
          heard: true,
          ...body,
        });
    const getPart = () => backend.get('/parts/resource/default/visits-db');
    return { ...backend, drill, getPart };
  }

  it('prove a monitor that was heard, until they are too old or the next is not', async () => {
    const { drill, getPart, refresh } = await setup();
    expect((await getPart()).cells[0]).toMatchObject({ rung: 'routed' });

    const { body } = await drill();
    expect(body).toMatchObject({
      entityRef: PART,
      monitor: { provider: 'one', id: 'busy', name: 'busy' },
      by: ME,
      heard: true,
    });
    const proven = await getPart();
    expect(proven).toMatchObject({ drills: [body] });
    expect(proven.cells[0]).toMatchObject({
      signal: 'saturation',
      rung: 'proven',
      reasons: [
        {
          code: 'drilled',
          params: {
            title: 'Opened 95 connections; the phone of the team rang.',
          },
        },
      ],
    });
    await refresh();
    expect((await getPart()).cells[0].rung).toBe('proven');

    await atTime(Date.now() + 181 * DAY_MS, refresh);
    expect((await getPart()).cells[0].rung).toBe('routed');
    await refresh();
    expect((await getPart()).cells[0].rung).toBe('proven');

    // One of before says nothing against it; a later one does.
    await drill({ heard: false, at: '2020-01-01T00:00:00Z' });
    expect((await getPart()).cells[0].rung).toBe('proven');
    await drill({ heard: false, what: 'Nobody heard it.' });
    const failed = await getPart();
    expect(failed.cells[0].rung).toBe('routed');
    expect(failed.drills.map(({ heard }: { heard: boolean }) => heard)).toEqual(
      [false, true, false],
    );
  });

  it('are of monitors of the part, and not in the future', async () => {
    const { drill } = await setup();
    for (const [body, message] of [
      [{ monitor: 'lost' }, "'monitor': 'lost' of 'one' watches nothing"],
      [{ monitor: 'none' }, "'monitor'"],
      [{ entityRef: 'resource:default/reports-db' }, "'monitor'"],
      [{ at: '2999-01-01T00:00:00Z' }, "'at': must not be in the future"],
      [{ what: ' ' }, 'what'],
    ] as const) {
      const response = await drill(body);
      expect([response.status, response.body.error.message]).toEqual([
        400,
        expect.stringContaining(message),
      ]);
    }
  });
});
