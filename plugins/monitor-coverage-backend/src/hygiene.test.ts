import { TestDatabases } from '@backstage/backend-test-utils';
import { atTime } from './__testUtils__/atTime';
import { POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import { database, group, TestCatalog } from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const DAY_MS = 86_400_000;

/** Nothing is wrong with it. */
const WELL = {
  window: 30 * 86_400,
  firings: 1,
  lastFiredAt: new Date(Date.now() - DAY_MS).toISOString(),
};

describe.each(databases.eachSupportedId())('hygiene, %p', id => {
  async function setup() {
    directory.setContent({ 'policy.yaml': POLICY });
    const provider = new TestProvider('one', [
      monitor('well', 'visits-db', { activity: WELL }),
      monitor('bare', 'visits-db', { activity: WELL, annotations: {} }),
      monitor('mute', 'bills-db', {
        activity: WELL,
        receivers: [{ name: 'blackhole', notifies: false }],
      }),
      monitor('lost', 'nowhere', { activity: WELL, annotations: {} }),
      monitor('stuck', 'visits-db', {
        activity: {
          ...WELL,
          firingSince: new Date(Date.now() - 9 * DAY_MS).toISOString(),
        },
      }),
      monitor('dead', 'visits-db', {
        series: 'missing',
        activity: { window: 30 * 86_400, firings: 0 },
      }),
      monitor('watchdog', 'visits-db', {
        purpose: 'watchdog',
        annotations: {},
        activity: {
          ...WELL,
          firingSince: new Date(Date.now() - 99 * DAY_MS).toISOString(),
        },
      }),
    ]);
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team'),
        group('bills-team'),
        database('visits-db'),
        database('bills-db', { owner: 'group:default/bills-team' }),
      ]),
      definitions: directory.path,
      providers: [provider],
      config: {
        receivers: [{ name: 'pager', owner: 'bills-team' }],
      },
    });
    await backend.refresh();
    const list = async (query = '') =>
      (await backend.get(`/hygiene?${query}`)).items.map(
        (finding: { kind: string; monitor: { id: string } }) =>
          `${finding.kind} ${finding.monitor.id}`,
      );
    return { ...backend, list, provider };
  }

  it('finds what is wrong with monitors, and leaves the others alone', async () => {
    const { get, list } = await setup();
    const all = await list();
    expect(all).toEqual(
      expect.arrayContaining([
        'cannot-fire dead',
        'firing-long stuck',
        'goes-nowhere mute',
        'no-runbook bare',
        'no-runbook lost',
      ]),
    );
    expect(all.filter((text: string) => /well|watchdog/.test(text))).toEqual(
      [],
    );
    const page = await get('/hygiene?kind=no-runbook');
    expect(page).toMatchObject({
      totalItems: 2,
      counts: { 'no-runbook': 2, 'firing-long': 1 },
      items: [
        {
          monitor: { id: 'bare', provider: 'one' },
          parts: [
            { entityRef: 'resource:default/visits-db', title: 'visits-db' },
          ],
          owners: ['group:default/visits-team'],
        },
        { monitor: { id: 'lost' }, parts: [] },
      ],
    });
    expect((await get('/summary')).findings).toBe(all.length);
    expect(await list('provider=two')).toEqual([]);
    const bills = await list('owner=group:default/bills-team');
    expect(bills.length).toBeGreaterThan(0);
    expect(bills.every((text: string) => text.endsWith(' mute'))).toBe(true);

    const paged: string[] = [];
    let cursor = '';
    do {
      const next = await get(`/hygiene?limit=1${cursor}`);
      paged.push(...next.items);
      cursor = next.nextCursor ? `&cursor=${next.nextCursor}` : '';
    } while (cursor);
    expect(paged).toEqual((await get('/hygiene')).items);
  });

  it('knows since when, and keeps what it knew of those that are away', async () => {
    const { get, provider, refresh } = await setup();
    const before = await get('/hygiene');
    await atTime(Date.now() + DAY_MS, async () => {
      await refresh();
      const [since] = (await get('/hygiene?kind=no-runbook')).items;
      expect(since.since).toBe(
        before.items.find(({ kind }: { kind: string }) => kind === 'no-runbook')
          .since,
      );
    });
    provider.fail('away');
    await atTime(Date.now() + 400 * DAY_MS, async () => {
      await refresh();
      expect((await get('/hygiene')).counts).toEqual(before.counts);
    });
    provider.set({ monitors: [] });
    await refresh();
    expect((await get('/hygiene')).totalItems).toBe(0);
  });

  it('remembers silences that their server has forgotten', async () => {
    const { get, list, provider, refresh } = await setup();
    const now = Date.now();
    const silence = (days: number) => ({
      id: `silence-${days}`,
      createdBy: 'ana',
      comment: 'Noisy',
      startsAt: new Date(now - 400 * DAY_MS).toISOString(),
      endsAt: new Date(now + days * DAY_MS).toISOString(),
    });
    const silenced = (...days: number[]) =>
      provider.set({
        monitors: [
          monitor('quiet', 'visits-db', {
            activity: WELL,
            silences: days.map(silence),
          }),
        ],
      });
    silenced(365, 2);
    await refresh();
    expect(await list('kind=silenced-long')).toEqual(['silenced-long quiet']);
    const [match] = (await get('/parts/resource/default/visits-db')).matches;
    expect(match.silencedUntil).toBe(silence(365).endsAt);
    expect(match.rung).toBe('live');

    // Ended by hand: it is history, and no longer in the way.
    silenced();
    await refresh();
    expect(await list('kind=silenced-long')).toEqual([]);
    const [after] = (await get('/parts/resource/default/visits-db')).matches;
    expect(after).toMatchObject({ rung: 'proven' });
    expect(after.silencedUntil).toBeUndefined();
  });
});
