import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
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

describe.each(databases.eachSupportedId())('matches, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const provider = new TestProvider('one', [
      monitor('busy', 'visits-db'),
      monitor('lost', 'nowhere', { name: 'A lost one' }),
      monitor('watchdog', 'visits-db', { purpose: 'watchdog' }),
    ]);
    const knex = await databases.init(id);
    const backend = await startMonitorCoverage({
      knex,
      catalog: new TestCatalog([
        group('visits-team'),
        database('visits-db'),
        database('reports-db'),
      ]),
      definitions: directory.path,
      providers: [provider],
    });
    await backend.refresh();
    const decide = (name: string, rest: object) =>
      backend.post('/matches', {
        provider: 'one',
        monitor: name,
        entityRef: 'resource:default/reports-db',
        signal: 'storage',
        ...rest,
      });
    return { ...backend, decide, knex, provider };
  }

  it('are what an owner says, until it is withdrawn', async () => {
    const { decide, get, provider, refresh } = await setup();
    expect((await get('/providers/one/unmatched')).items).toMatchObject([
      { monitor: { id: 'lost', name: 'A lost one' } },
    ]);
    const confirmed = await decide('lost', {
      decision: 'confirm',
      note: 'It is the old name.',
    });
    expect(confirmed).toMatchObject({
      cells: [
        { signal: 'saturation', rung: 'none' },
        { signal: 'storage', rung: 'routed' },
      ],
      matches: [
        {
          monitor: { name: 'A lost one' },
          signal: 'storage',
          kind: 'owner',
          explanation: [
            {
              code: 'owner-note',
              params: { by: ME, note: 'It is the old name.' },
            },
          ],
          confirmedBy: ME,
        },
      ],
    });
    expect((await get('/providers/one/unmatched')).totalItems).toBe(0);
    await refresh();
    expect(await get('/parts/resource/default/reports-db')).toEqual(confirmed);

    // It is about a monitor, which may go and come back.
    const usual = provider.answer;
    provider.set({ monitors: [] });
    await refresh();
    expect((await get('/parts/resource/default/reports-db')).matches).toEqual(
      [],
    );
    provider.answer = usual;
    await refresh();
    expect(
      (await get('/parts/resource/default/reports-db')).matches,
    ).toHaveLength(1);

    const withdrawn = await decide('lost', { decision: 'withdraw' });
    expect(withdrawn).toMatchObject({ matches: [], rejected: [], gaps: 2 });
  });

  it('are no evidence when an owner rejects them', async () => {
    const { decide, get } = await setup();
    const visits = { entityRef: 'resource:default/visits-db' };
    const rejected = await decide('busy', {
      ...visits,
      signal: 'saturation',
      decision: 'reject',
      note: 'It counts connections.',
    });
    expect(rejected).toMatchObject({
      cells: [{ signal: 'saturation', rung: 'none' }, {}],
      matches: [],
      rejected: [
        {
          monitor: { id: 'busy', origin: { title: expect.any(String) } },
          signal: 'saturation',
          by: ME,
          note: 'It counts connections.',
        },
      ],
    });
    // Rather it watches something else.
    const corrected = await decide('busy', {
      ...visits,
      signal: 'storage',
      decision: 'confirm',
    });
    expect(corrected).toMatchObject({
      cells: [{ rung: 'none' }, { signal: 'storage', rung: 'routed' }],
      matches: [{ signal: 'storage', kind: 'owner' }],
      rejected: [{ signal: 'saturation' }],
    });
    await decide('busy', { ...visits, decision: 'withdraw' });
    await decide('busy', {
      ...visits,
      signal: 'saturation',
      decision: 'withdraw',
    });
    expect(
      (await get('/parts/resource/default/visits-db')).matches,
    ).toMatchObject([{ signal: 'saturation', kind: 'selector' }]);
  });

  it('are counted at once as a round counts them', async () => {
    const { decide, get, provider, refresh } = await setup();
    provider.set({
      monitors: [
        monitor('busy', 'visits-db'),
        monitor('busier', 'visits-db', { receivers: [] }),
        monitor('lost', 'nowhere'),
      ],
    });
    await refresh();
    const all = async () =>
      Promise.all([
        get('/parts/resource/default/visits-db'),
        get('/parts/resource/default/reports-db'),
        get('/hygiene'),
        get('/trend'),
      ]);
    const visits = { entityRef: 'resource:default/visits-db' };
    for (const [name, decision] of [
      ['busy', { ...visits, signal: 'saturation', decision: 'reject' }],
      ['busy', { ...visits, signal: 'storage', decision: 'confirm' }],
      ['busier', { ...visits, signal: 'saturation', decision: 'reject' }],
      ['lost', { ...visits, signal: 'saturation', decision: 'confirm' }],
      ['busy', { decision: 'confirm' }],
      ['busy', { ...visits, signal: 'saturation', decision: 'withdraw' }],
      ['busy', { ...visits, signal: 'storage', decision: 'withdraw' }],
      ['busier', { ...visits, signal: 'saturation', decision: 'withdraw' }],
      ['busy', { decision: 'withdraw' }],
    ] as const) {
      await decide(name, decision);
      const decided = await all();
      await refresh();
      expect(await all()).toEqual(decided);
    }
    // What is said while the provider is away is no evidence.
    provider.fail('it is away');
    await refresh();
    await decide('busy', { decision: 'confirm' });
    const decided = await all();
    await refresh();
    expect(await all()).toEqual(decided);
  });

  it('are refused where there is nothing to decide', async () => {
    const { server } = await setup();
    for (const [body, status, message] of [
      [{ monitor: 'none', decision: 'confirm' }, 404, "no monitor 'none'"],
      [{ monitor: 'busy', decision: 'withdraw' }, 400, 'nobody said anything'],
      [
        { monitor: 'busy', decision: 'confirm', entityRef: 'a:b/c' },
        404,
        'no part',
      ],
    ] as const) {
      const response = await request(server)
        .post('/api/monitor-coverage/matches')
        .send({
          provider: 'one',
          entityRef: 'resource:default/reports-db',
          signal: 'storage',
          ...body,
        });
      expect([body, response.status]).toEqual([body, status]);
      expect(response.body.error.message).toContain(message);
    }
  });

  it('are kept, and not refused, while everything else keeps changing', async () => {
    const { decide, get, knex, refresh } = await setup();
    let isDone = false;
    const change = async () => {
      while (!isDone) {
        await knex('coverage_state').increment('revision', 1);
        await new Promise(resolve => {
          setImmediate(resolve);
        });
      }
    };
    const others = change();
    try {
      await decide('lost', { decision: 'confirm' });
    } finally {
      isDone = true;
      await others;
    }
    await refresh();
    const { cells } = await get('/parts/resource/default/reports-db');
    expect(cells[1]).toMatchObject({ signal: 'storage', rung: 'routed' });
  });
});
