import { TestDatabases } from '@backstage/backend-test-utils';
import {
  allow,
  deny,
  limitedTo,
} from '@guildhall/plugin-guildhall-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { DEFINITIONS } from '../__testUtils__/definitions';
import { letTimePass } from '../__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from '../__testUtils__/startScorecards';
import { service, TestCatalog } from '../__testUtils__/TestCatalog';
import { CampaignReminders } from './CampaignReminders';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;

const toDay = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const SILVER = {
  title: 'Silver for all',
  goal: { scorecard: 'quality', level: 'silver' },
  population: { kind: ['Component'], type: ['service'] },
  startsOn: toDay(0),
  dueOn: toDay(30),
  owner: 'group:default/guild',
};

describe.each(databases.eachSupportedId())('campaigns, %p', id => {
  async function setup(names: string[]) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(
        service(name, { owner: `group:default/team-${name.slice(0, 1)}` }),
      );
    }
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    const push = (coverage: number, ...pushed: string[]) =>
      backend.push(
        ...pushed.map(name => ({
          entityRef: `component:default/${name}`,
          source: 'build',
          value: { green: true, coverage },
        })),
      );
    const send = (method: 'post' | 'put', path: string, body: object) =>
      request(backend.server)[method](`/api/scorecards${path}`).send(body);
    const start = async (changes: object = {}) => {
      const { status, body } = await send('post', '/campaigns', {
        ...SILVER,
        ...changes,
      });
      expect([status, body.error?.message]).toEqual([200, undefined]);
      return body;
    };
    const topics = () =>
      backend.events.publish.mock.calls
        .map(([{ topic }]) => topic)
        .filter(topic => topic.startsWith('guildhall.scorecards.campaign.'))
        .map(topic => topic.slice('guildhall.scorecards.campaign.'.length));
    return { ...backend, catalog, knex, push, send, start, topics };
  }

  it('starts, is measured, edited and closed', async () => {
    const { get, push, send, start, topics } = await setup(['a1', 'a2', 'b1']);
    await push(90, 'a1');
    await push(10, 'a2', 'b1');
    const campaign = await start();
    expect(campaign).toMatchObject({
      title: 'Silver for all',
      goal: {
        scorecard: { id: 'quality', title: 'Quality' },
        level: { id: 'silver', title: 'Silver' },
      },
      population: { kind: ['component'], type: ['service'] },
      state: 'running',
      progress: { total: 3, done: 1, later: { total: 0, done: 0 } },
      burnUp: [{ day: toDay(0), total: 3, done: 1 }],
      outlook: { status: 'unknown', reason: 'too-young' },
      createdBy: 'user:default/mock',
      revision: 1,
    });
    expect(campaign.teams).toEqual([
      { owner: 'group:default/team-a', total: 2, done: 1, isLate: false },
      { owner: 'group:default/team-b', total: 1, done: 0, isLate: false },
    ]);
    const path = `/campaigns/${campaign.id}`;

    const left = await get(
      `${path}/entities?done=false&owner=group:default/team-b`,
    );
    expect(left.items).toEqual([
      expect.objectContaining({
        entity: expect.objectContaining({ entityRef: 'component:default/b1' }),
        done: false,
        isLater: false,
        open: [
          {
            id: 'well-covered',
            title: 'Tests cover the code',
            status: 'fail',
            effort: 3,
          },
        ],
      }),
    ]);
    // What a team and an entity see of it.
    const ofTeam = await get(
      '/campaigns?owner=group:default/team-a&state=running',
    );
    expect(ofTeam.items).toEqual([
      expect.objectContaining({
        id: campaign.id,
        progress: expect.objectContaining({ total: 2, done: 1 }),
      }),
    ]);
    expect((await get('/campaigns?owner=group:default/team-z')).items).toEqual(
      [],
    );
    const ofEntity = await get('/campaigns?entityRef=component:default/a1');
    expect(ofEntity.items[0].progress).toMatchObject({ total: 1, done: 1 });

    const edit = { ...SILVER, population: campaign.population, revision: 1 };
    const edited = await send('put', path, { ...edit, dueOn: toDay(60) });
    expect(edited.body).toMatchObject({ dueOn: toDay(60), revision: 2 });
    const late = await send('put', path, { ...edit, dueOn: toDay(90) });
    expect(late.status).toBe(409);
    const moved = await send('put', path, {
      ...edit,
      goal: { scorecard: 'quality', level: 'bronze' },
      revision: 2,
    });
    expect(moved.status).toBe(400);
    expect(moved.body.error.message).toContain("'goal'");

    const closed = await send('post', `${path}/close`, { note: 'No longer.' });
    expect(closed.body).toMatchObject({ state: 'closed', note: 'No longer.' });
    const again = await send('post', `${path}/close`, { note: 'Really.' });
    expect(again.status).toBe(409);
    expect(topics()).toEqual(['created', 'started', 'edited', 'closed']);
  });

  it('refuses what cannot be measured, and names the field', async () => {
    const { get, send, server } = await setup(['a1']);
    for (const [changes, field] of [
      [{ title: ' ' }, 'title'],
      [{ goal: { scorecard: 'quality' } }, 'goal'],
      [{ goal: { scorecard: 'none', level: 'x' } }, 'goal.scorecard'],
      [{ goal: { scorecard: 'quality', level: 'x' } }, 'goal.level'],
      [{ goal: { checks: ['none'] } }, 'goal.checks'],
      [{ dueOn: toDay(-1), startsOn: toDay(-2) }, 'dueOn'],
      [{ dueOn: toDay(1), startsOn: toDay(2) }, 'dueOn'],
      [{ dueOn: '2099-01-01' }, 'dueOn'],
      [{ owner: 'guild' }, 'owner'],
      [{ population: { colour: ['red'] } }, 'population'],
    ] as const) {
      const { status, body } = await send('post', '/campaigns', {
        ...SILVER,
        ...changes,
      });
      expect([field, status]).toEqual([field, 400]);
      expect(body.error.message).toContain(`'${field}`);
    }
    expect((await get('/campaigns')).items).toEqual([]);
    await request(server).get('/api/scorecards/campaigns/none').expect(404);
  });

  it('follows who comes, goes, gains and loses, until all have reached it', async () => {
    const { catalog, get, knex, push, start, synchronize, topics } =
      await setup(['a1', 'a2', 'b1', 'b2']);
    await push(10, 'a1', 'a2', 'b1', 'b2');
    const { id: campaign } = await start();
    const path = `/campaigns/${campaign}`;

    await letTimePass(knex, DAY);
    await knex('campaign').update({ starts_on: toDay(-1) });
    await push(90, 'a1', 'b1');
    catalog.set(service('c1', { owner: 'group:default/team-c' }));
    catalog.delete('component:default/b2');
    await synchronize();
    await push(90, 'c1');
    await synchronize();
    expect(await get(path)).toMatchObject({
      progress: { total: 3, done: 2, later: { total: 1, done: 1 } },
      burnUp: [
        { day: toDay(-1), total: 4, done: 0 },
        { day: toDay(0), total: 3, done: 2 },
      ],
    });

    await letTimePass(knex, DAY);
    await knex('campaign').update({ starts_on: toDay(-2) });
    await push(10, 'b1');
    await synchronize();
    // Nothing changed since: nothing is counted twice.
    await synchronize();
    expect((await get(path)).burnUp).toEqual([
      { day: toDay(-2), total: 4, done: 0 },
      { day: toDay(-1), total: 3, done: 2 },
      { day: toDay(0), total: 3, done: 1 },
    ]);

    await push(90, 'a2', 'b1');
    await synchronize();
    const achieved = await get(path);
    expect(achieved).toMatchObject({
      state: 'achieved',
      progress: { total: 3, done: 3 },
      teams: expect.arrayContaining([
        expect.objectContaining({ owner: 'group:default/team-a', done: 2 }),
      ]),
    });
    expect(achieved.outlook).toBeUndefined();
    // It stays achieved, whatever comes.
    await push(10, 'a1');
    await synchronize();
    expect((await get(path)).state).toBe('achieved');
    expect(topics()).toEqual(['created', 'started', 'achieved']);
  });

  it('tells the past of a level and of checks, and forecasts from it', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `a${index}`);
    const { get, knex, push, start, synchronize, topics } = await setup([
      ...names,
      'b1',
      'b2',
    ]);
    await push(10, ...names, 'b1', 'b2');
    for (let week = 0; week < 5; week++) {
      await letTimePass(knex, 7 * DAY);
      await push(90, names[2 * week], names[2 * week + 1]);
      await push(10, ...names.slice(2 * week + 2), 'b1', 'b2');
    }
    const level = await start();
    const checks = await start({ goal: { checks: ['well-covered'] } });
    for (const campaign of [level, checks]) {
      expect(campaign).toMatchObject({
        progress: { total: 14, done: 10 },
        weeks: 5,
        outlook: { status: 'range', early: expect.stringMatching(/^2/) },
      });
      const { early, likely, late, onTime } = campaign.outlook;
      expect([early, likely, late]).toEqual([early, likely, late].sort());
      expect(onTime).toBeGreaterThan(0.5);
      // Team A goes on as it did; team B never moved.
      expect(campaign.teams).toEqual([
        expect.objectContaining({
          owner: 'group:default/team-a',
          expectedLeft: 0,
          isLate: false,
        }),
        expect.objectContaining({
          owner: 'group:default/team-b',
          expectedLeft: 2,
          isLate: true,
        }),
      ]);
    }

    await knex('campaign').update({
      starts_on: toDay(-9),
      due_on: toDay(-1),
    });
    await synchronize();
    const missed = await get(`/campaigns/${level.id}`);
    expect(missed).toMatchObject({ state: 'missed', weeks: 0 });
    expect(topics().slice(-2)).toEqual(['missed', 'missed']);
  });

  it('counts each change once, however many replicas follow', async () => {
    const { catalog, events, knex, push, start, synchronize } = await setup([
      'a1',
      'a2',
      'b1',
    ]);
    const other = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await push(10, 'a1', 'a2', 'b1');
    await start();
    for (const coverage of [90, 10, 90]) {
      await push(coverage, 'a1', 'a2');
      await Promise.all([synchronize(), other.synchronize()]);
    }
    const changes: Array<{ change: string }> = await knex('campaign_change');
    expect(changes.map(({ change }) => change).sort()).toEqual([
      ...Array(4).fill('gained'),
      ...Array(2).fill('lost'),
    ]);
    await push(90, 'b1');
    await Promise.all([synchronize(), other.synchronize()]);
    const achieved = [events, other.events].flatMap(({ publish }) =>
      publish.mock.calls.filter(([{ topic }]) => topic.endsWith('.achieved')),
    );
    expect(achieved).toHaveLength(1);
    expect((await knex('campaign').first()).state).toBe('achieved');
  });

  it('shows of a campaign what the caller may see, and lets only some manage', async () => {
    const { catalog, knex, push, start } = await setup(['a1', 'b1']);
    await push(10, 'a1', 'b1');
    const { id: campaign } = await start();
    const restricted = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      permissions: {
        authorize: async requests =>
          requests.map(({ permission }) =>
            permission.name === 'scorecards.campaign.manage' ? deny : allow,
          ),
        authorizeConditional: async requests =>
          requests.map(() =>
            limitedTo('IS_ENTITY_OWNER', { claims: ['group:default/team-b'] }),
          ),
      },
    });
    const seen = await restricted.get(`/campaigns/${campaign}`);
    expect(seen.progress.total).toBe(1);
    expect(seen.burnUp.at(-1).total).toBe(1);
    expect(JSON.stringify(seen)).not.toContain('team-a');
    const { items } = await restricted.get(`/campaigns/${campaign}/entities`);
    expect(items).toHaveLength(1);
    const refused = await request(restricted.server)
      .post('/api/scorecards/campaigns')
      .send(SILVER);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain('scorecards.campaign.manage');
  });

  it('reminds owners of what is due, waits for its first day, and is forgotten', async () => {
    const { get, knex, push, retain, send, start, synchronize } = await setup([
      'a1',
      'a2',
      'b1',
    ]);
    await push(90, 'a1', 'a2');
    await push(10, 'b1');
    const soon = await start({ dueOn: toDay(5) });
    await start({ title: 'Far away', dueOn: toDay(20) });
    const planned = await start({ title: 'Planned', startsOn: toDay(3) });
    expect(planned).toMatchObject({ state: 'planned', burnUp: [], teams: [] });
    expect(planned.progress).toBeUndefined();
    expect(
      await new CampaignReminders(knex).listDue({
        now: new Date(),
        withinDays: 7,
      }),
    ).toEqual([
      {
        owner: 'group:default/team-b',
        campaign: { id: soon.id, title: 'Silver for all' },
        dueOn: toDay(5),
        left: 1,
      },
    ]);
    await knex('campaign')
      .where({ id: planned.id })
      .update({
        starts_on: toDay(0),
      });
    await synchronize();
    expect((await get(`/campaigns/${planned.id}`)).progress.total).toBe(3);

    await send('post', `/campaigns/${soon.id}/close`, { note: 'Done with.' });
    await retain();
    expect((await get('/campaigns')).totalItems).toBe(3);
    await letTimePass(knex, 401 * DAY);
    await retain();
    const { items } = await get('/campaigns?limit=1');
    expect(items).toHaveLength(1);
    expect((await get('/campaigns')).totalItems).toBe(2);
    expect(await countOf(knex, soon.id)).toBe(0);
  });
});

describe('recorded campaigns', () => {
  it('are started once, and measured when there is something to measure', async () => {
    definitions.setContent({
      'all.yaml': DEFINITIONS,
      recordings: {
        'campaigns.yaml': `
apiVersion: guildhall.dev/v1alpha1
kind: CampaignRecording
campaigns:
  - id: silver
    title: Silver for all
    goal: { scorecard: quality, level: silver }
    owner: group:default/guild
    startedBy: user:default/gil
    startedDaysAgo: 20
    dueInDays: 10
---
apiVersion: guildhall.dev/v1alpha1
kind: Recording
source: build
every: { days: 1 }
entities:
  component:default/a1:
    - { daysAgo: 30, value: { green: true, coverage: 10 } }
    - { daysAgo: 8, value: { green: true, coverage: 90 } }
  component:default/a2:
    - { daysAgo: 30, value: { green: true, coverage: 10 } }
`,
      },
    });
    const knex = await databases.init('SQLITE_3');
    const catalog = new TestCatalog();
    const options = {
      knex,
      catalog,
      definitions: definitions.path,
      recordings: `${definitions.path}/recordings`,
    };
    const { get, synchronize } = await startScorecards(options);
    await synchronize();
    const waiting = await get('/campaigns/recorded-silver');
    expect(waiting).toMatchObject({ state: 'planned', startsOn: toDay(-20) });
    expect(waiting.progress).toBeUndefined();

    catalog.set(service('a1'));
    catalog.set(service('a2'));
    await synchronize();
    await startScorecards(options);
    const campaign = await get('/campaigns/recorded-silver');
    expect(campaign).toMatchObject({
      state: 'running',
      createdBy: 'user:default/gil',
      dueOn: toDay(10),
      progress: { total: 2, done: 1 },
      weeks: 4,
      outlook: { status: 'unknown', reason: 'few-changes' },
    });
    const done = campaign.burnUp.map((point: { done: number }) => point.done);
    expect(done).toHaveLength(21);
    expect([done[0], done.at(-1)]).toEqual([0, 1]);
    expect((await get('/campaigns')).totalItems).toBe(1);
  });
});

async function countOf(knex: Knex, campaignId: string): Promise<number> {
  const rows: unknown[] = await knex('campaign_member').where({
    campaign_id: campaignId,
  });
  return rows.length;
}
