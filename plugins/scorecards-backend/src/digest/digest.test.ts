import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createServiceMock,
  mockCredentials,
  TestDatabases,
} from '@backstage/backend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import { notificationService } from '@backstage/plugin-notifications-node';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { atTime } from '../__testUtils__/atTime';
import { DEFINITIONS } from '../__testUtils__/definitions';
import { letTimePass } from '../__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from '../__testUtils__/startScorecards';
import { service, TestCatalog } from '../__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;

/** What monitor coverage declares, as far as its checks read it. */
const MONITOR_COVERAGE = {
  id: 'monitorCoverage',
  title: 'Monitor coverage',
  description: 'How strongly the signals of a part are watched',
  fields: {
    required: { type: 'int', description: 'Signals that are asked for' },
    gaps: { type: 'int', description: 'Those that nobody would hear of' },
    weakestRank: { type: 'int', description: 'The lowest rung' },
    rungs: {
      type: 'map',
      description: 'The rung of each signal',
      values: { type: 'string', description: 'none to proven' },
    },
    findings: { type: 'int', description: 'What is wrong with monitors' },
    watchOverdue: { type: 'bool', description: 'Whether a look is overdue' },
  },
};

const EXAMPLE = resolvePackagePath(
  '@guildhall/plugin-scorecards-backend',
  '../../examples/virtual-care/scorecards/monitor-coverage.yaml',
);

const sendMock = createServiceMock(notificationService, () => ({
  send: jest.fn(),
}));

describe.each(databases.eachSupportedId())('digest, %p', id => {
  function fill(catalog: TestCatalog) {
    catalog.set(service('visits'));
    catalog.set(service('billing', { owner: 'group:default/team-b' }));
    for (const [team, members] of [
      ['team-a', ['mock', 'other']],
      ['team-b', ['mock']],
    ] as const) {
      catalog.set({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: team, namespace: 'default' },
        spec: { type: 'team', children: [] },
        relations: members.map(name => ({
          type: 'hasMember',
          targetRef: `user:default/${name}`,
        })),
      });
    }
    return catalog;
  }

  const build = (name: string, green: boolean) => ({
    entityRef: `component:default/${name}`,
    source: 'build',
    value: { green, coverage: 90 },
  });
  const watched = (watchOverdue: boolean) => ({
    entityRef: 'component:default/visits',
    source: 'monitorCoverage',
    value: {
      required: 2,
      gaps: 0,
      weakestRank: 3,
      rungs: {},
      findings: 0,
      watchOverdue,
    },
  });

  /** A backend after a day on which visits got worse and billing better. */
  async function setup(
    options: Pick<
      Parameters<typeof startScorecards>[0],
      'config' | 'features'
    > = {},
  ) {
    definitions.setContent({
      'all.yaml': DEFINITIONS,
      'monitor-coverage.yaml': readFileSync(EXAMPLE, 'utf8'),
    });
    const knex = await databases.init(id);
    const parts = {
      catalog: fill(new TestCatalog()),
      definitions: definitions.path,
      // So that what happens from now on is told in a day from now.
      config: { digest: { time: new Date().toISOString().slice(11, 16) } },
    };
    const backend = await startScorecards({
      ...parts,
      ...options,
      beside: { notifications: await databases.init(id) },
      knex,
    });
    await request(backend.server)
      .put('/api/scorecards/sources/monitorCoverage')
      .send(MONITOR_COVERAGE)
      .expect(204);
    await backend.synchronize();
    await backend.push(
      build('visits', true),
      build('billing', false),
      watched(false),
    );
    await letTimePass(knex, DAY + 3_600_000);
    await backend.push(
      build('visits', false),
      build('billing', true),
      watched(true),
    );
    const replica = () => startScorecards({ ...parts, ...options, knex });
    return { ...backend, knex, replica };
  }

  const tomorrow = (run: () => Promise<void>) => atTime(Date.now() + DAY, run);

  it('tells everybody of the owner what became worse on the day before', async () => {
    const { sendDigests, server } = await setup({
      features: [notificationsPlugin],
    });
    const inbox = async (user: string) => {
      const { body } = await request(server)
        .get('/api/notifications')
        .set('Authorization', mockCredentials.user.header(user))
        .expect(200);
      return body.notifications;
    };
    await tomorrow(sendDigests);
    for (const user of ['user:default/mock', 'user:default/other']) {
      const [notification, ...others] = await inbox(user);
      expect(others).toEqual([]);
      expect(notification.origin).toBe('plugin:scorecards');
      expect(notification.payload).toMatchObject({
        title: '2 levels lost, 2 checks got worse (team-a)',
        link: '/scorecards?owner=group%3Adefault%2Fteam-a',
        severity: 'normal',
        topic: 'scorecards-digest',
      });
      const { description } = notification.payload;
      expect(description).toContain(
        'visits fell from Silver to None on "Quality". ',
      );
      expect(description).toContain('visits: "The build is green" fails. ');
      // Monitor coverage's own check, when a look at monitors is overdue.
      expect(description).toContain(
        'visits: "Somebody has looked at its monitors" fails.',
      );
    }
    // Neither on the same day nor on the next.
    await tomorrow(sendDigests);
    await atTime(Date.now() + 2 * DAY, sendDigests);
    expect(await inbox('user:default/mock')).toHaveLength(1);
  });

  it('is sent once by two replicas, and again only if it could not be sent', async () => {
    const { factory, send } = sendMock();
    const { get, knex, replica, retain, sendDigests } = await setup({
      features: [factory],
    });
    const second = await replica();
    send.mockRejectedValueOnce(new Error('no such plugin'));
    await tomorrow(async () => {
      await expect(sendDigests()).rejects.toThrow(
        /no such plugin.*scorecards\.digest\.enabled/,
      );
      expect((await get('/health')).jobs).toContainEqual(
        expect.objectContaining({
          id: 'digest',
          title: 'Tell owners what became worse',
          state: 'failed',
        }),
      );
      send.mockClear();
      await Promise.all([sendDigests(), second.sendDigests()]);
      await second.sendDigests();
    });
    expect(send).toHaveBeenCalledTimes(1);
    expect(send).toHaveBeenCalledWith(
      expect.objectContaining({
        recipients: { type: 'entity', entityRef: 'group:default/team-a' },
      }),
    );

    expect(await knex('digest')).toHaveLength(1);
    await atTime(Date.now() + 402 * DAY, retain);
    expect(await knex('digest')).toEqual([]);
  });

  it('does not speak of what is exempted, but of exemptions that end soon', async () => {
    const { factory, send } = sendMock();
    const { sendDigests, server } = await setup({ features: [factory] });
    const endsAt = Date.now() + 7.5 * DAY;
    const { body } = await request(server)
      .post('/api/scorecards/exemptions')
      .send({
        check: 'build-green',
        scope: { type: 'entity', ref: 'component:default/visits' },
        reason: 'The build server moves to another site',
        endsAt: new Date(endsAt).toISOString(),
      })
      .expect(200);
    await request(server)
      .post(`/api/scorecards/exemptions/${body.id}/approve`)
      .set('Authorization', mockCredentials.user.header('user:default/other'))
      .send({})
      .expect(200);
    const titles = () => send.mock.calls.map(([{ payload }]) => payload.title);
    await tomorrow(sendDigests);
    expect(titles()).toEqual([
      '1 level lost, 1 check got worse, 1 exemption ends soon (team-a)',
    ]);
    expect(send.mock.calls[0][0].payload.description).toContain(
      `The exemption of component:default/visits from "The build is green" ends on ${new Date(
        endsAt,
      )
        .toISOString()
        .slice(0, 10)}.`,
    );
    send.mockClear();
    for (const days of [2, 3, 4, 5, 6, 7]) {
      await atTime(Date.now() + days * DAY, sendDigests);
    }
    expect(titles()).toEqual(['1 exemption ends soon (team-a)']);
  });

  it('tells what is left for a campaign, a week and a day before it is due', async () => {
    const { factory, send } = sendMock();
    const { sendDigests, server, synchronize } = await setup({
      features: [factory],
    });
    const dueOn = new Date(Date.now() + 9 * DAY).toISOString().slice(0, 10);
    await request(server)
      .post('/api/scorecards/campaigns')
      .send({
        title: 'Silver for all',
        goal: { scorecard: 'quality', level: 'silver' },
        population: { kind: ['component'] },
        startsOn: new Date().toISOString().slice(0, 10),
        dueOn,
        owner: 'group:default/guild',
      })
      .expect(200);
    await synchronize();
    const told: Record<number, string> = {};
    for (const days of [2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      // What got worse today is not what this is about.
      await atTime(Date.now() + days * DAY, sendDigests);
      for (const [{ payload }] of send.mock.calls) {
        told[days] = `${payload.title}: ${payload.description}`;
      }
      send.mockClear();
    }
    const text = `1 left for a campaign (team-a): "Silver for all" is due on ${dueOn}, 1 left.`;
    expect(told).toEqual({ 2: text, 8: text });
  });

  it('can be turned off, and is at a time of day', async () => {
    const { sendDigests } = await setup({
      config: { digest: { enabled: false } },
    });
    await expect(sendDigests()).rejects.toThrow("No task 'digest'");
    await expect(
      setup({ config: { digest: { time: "7 o'clock" } } }),
    ).rejects.toThrow("'scorecards.digest.time' must be a time of day");
  });
});
