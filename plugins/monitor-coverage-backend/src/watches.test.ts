import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { atTime } from './__testUtils__/atTime';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  ME,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  part,
  service,
  TestCatalog,
} from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const DAY_MS = 86_400_000;

const TEAM = ['user:default/ana', 'user:default/ben', 'user:default/cleo'];
const VISITS_DB = 'resource:default/visits-db';

describe.each(databases.eachSupportedId())('watches, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team', TEAM),
        database('visits-db'),
        database('alone-db', { owner: 'user:default/dan' }),
        database('lost-db', { owner: 'group:default/nobody' }),
        service('visits-api'),
        part('Component', 'dates', { type: 'library' }),
      ]),
      definitions: directory.path,
    });
    await backend.refresh();
    return backend;
  }

  it('are due from the first day, in turn, and again in time', async () => {
    const { get, post, refresh } = await setup();
    const { items, totalItems } = await get('/watches/queue');
    expect(totalItems).toBe(4);
    const assignees = new Map<string, string | undefined>(
      items.map(
        (item: { title: string; watch: { assignee?: string } }) =>
          [item.title, item.watch.assignee] as const,
      ),
    );
    expect(assignees.get('alone-db')).toBe('user:default/dan');
    expect(assignees.get('lost-db')).toBeUndefined();
    expect(TEAM).toContain(assignees.get('visits-db'));
    expect((await get('/summary')).overdueWatches).toBe(4);

    const turns = [assignees.get('visits-db')];
    for (const outcome of ['all-well', 'follow-up', 'all-well']) {
      const watch = await post('/watches', {
        entityRef: VISITS_DB,
        outcome,
        note: '  The disk fills. ',
      });
      expect(watch).toMatchObject({
        by: ME,
        outcome,
        note: 'The disk fills.',
        saw: [
          { signal: 'saturation', rung: 'none' },
          { signal: 'storage', rung: 'none' },
        ],
      });
      expect(Date.parse(watch.nextDueAt) - Date.parse(watch.at)).toBe(
        90 * DAY_MS,
      );
      const shown = await get('/parts/resource/default/visits-db');
      expect(shown.watch).toMatchObject({
        lastBy: ME,
        lastAt: watch.at,
        dueAt: watch.nextDueAt,
        overdue: false,
      });
      turns.push(shown.watch.assignee);
    }
    expect(new Set(turns.slice(0, 3)).size).toBe(3);
    expect(turns[3]).toBe(turns[0]);

    // The next evaluation finds nothing to change.
    const before = await get('/parts/resource/default/visits-db');
    await refresh();
    expect(await get('/parts/resource/default/visits-db')).toEqual(before);

    const { watches } = before;
    expect(watches).toMatchObject([
      { outcome: 'all-well' },
      { outcome: 'follow-up' },
      { outcome: 'all-well' },
    ]);
    expect((await get(`/watches?part=${VISITS_DB}`)).items).toEqual(watches);
    const first = await get('/watches?limit=2');
    const second = await get(`/watches?limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(watches);

    const overdue = async () =>
      (await get('/watches/queue?overdue=true')).totalItems;
    expect(await overdue()).toBe(3);
    expect((await get('/watches/queue?overdue=false')).items).toMatchObject([
      { entityRef: VISITS_DB, watch: { overdue: false } },
    ]);
    await atTime(Date.now() + 91 * DAY_MS, async () => {
      expect(await overdue()).toBe(4);
      await refresh();
      expect(await overdue()).toBe(4);
    });
  });

  it('are listed by who is to look, first due first', async () => {
    const { get, post } = await setup();
    await post('/watches', {
      entityRef: 'component:default/visits-api',
      outcome: 'all-well',
    });
    await post('/watches', { entityRef: VISITS_DB, outcome: 'all-well' });
    const queue = await get('/watches/queue');
    expect(
      queue.items.map(({ title }: { title: string }) => title).slice(2),
    ).toEqual(['visits-api', 'visits-db']);
    const paged: object[] = [];
    let cursor = '';
    while (paged.length < 4) {
      const page = await get(`/watches/queue?limit=1${cursor}`);
      paged.push(...page.items);
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(queue.items);
    expect(
      (await get('/watches/queue?owner=user:default/dan')).items,
    ).toMatchObject([{ title: 'alone-db' }]);
  });

  it('are refused where there is nothing to look at', async () => {
    const { server } = await setup();
    const response = await request(server)
      .post('/api/monitor-coverage/watches')
      .send({ entityRef: 'component:default/dates', outcome: 'all-well' });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(
      'the policy asks for no monitors of component:default/dates',
    );
  });
});
