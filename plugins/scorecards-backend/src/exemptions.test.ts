import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { allow, limitedTo } from '@guildhall/plugin-guildhall-node/testUtils';
import {
  Exemption,
  ExemptionTeam,
  Ladder,
} from '@guildhall/plugin-scorecards-common';
import request from 'supertest';
import { DEFINITIONS } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import { createRandom } from './__testUtils__/random';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();
const recordings = createDefinitionsDirectory();

const DAY = 86_400_000;
const A = 'component:default/a';
const B = 'component:default/b';

const MAYA = 'user:default/maya';
const RAVI = 'user:default/ravi';
const JONAS = 'user:default/jonas';
const PETRA = 'user:default/petra';
const OLGA = 'user:default/olga';

/** Maya and Ravi own services; the guild of Jonas owns all checks. */
const GROUPS: Record<string, string[]> = {
  [MAYA]: ['group:default/team-a'],
  [RAVI]: ['group:default/team-b'],
  [JONAS]: ['group:default/guild'],
  [OLGA]: ['group:default/team-a', 'group:default/team-b'],
  [PETRA]: ['group:default/team-a', 'group:default/guild'],
};

const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();

function checkOwners(claims: string[]): ConditionalPolicyDecision {
  return {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'scorecards',
    resourceType: 'scorecards-check',
    conditions: {
      rule: 'IS_CHECK_OWNER',
      resourceType: 'scorecards-check',
      params: { claims },
    },
  };
}

/** Owners ask, owners of checks decide, and Ravi sees nothing of team A. */
const policy: PermissionsService = {
  authorize: async requests => requests.map(() => allow),
  authorizeConditional: async (requests, options) => {
    const user = toUser(options.credentials);
    const claims = GROUPS[user] ?? [];
    return requests.map(({ permission }) => {
      switch (permission.name) {
        case 'scorecards.exemption.request':
          return limitedTo('IS_ENTITY_OWNER', { claims });
        case 'scorecards.exemption.decide':
          return checkOwners(claims);
        default:
          return user === RAVI
            ? limitedTo('IS_ENTITY_OWNER', { claims })
            : allow;
      }
    });
  },
};

function toUser(credentials: BackstageCredentials): string {
  const principal = credentials.principal;
  return typeof principal === 'object' &&
    principal !== null &&
    'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : '';
}

describe.each(databases.eachSupportedId())('exemptions, %p', id => {
  async function setup(names = ['a'], config: JsonObject = {}) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(service(name, { system: 'system:default/visits' }));
    }
    const start = async () => {
      const backend = await startScorecards({
        knex,
        catalog,
        config,
        definitions: definitions.path,
        recordings: recordings.path,
        permissions: policy,
      });
      const post = async (user: string, path: string, body: object = {}) =>
        request(backend.server)
          .post(`/api/scorecards${path}`)
          .set('Authorization', mockCredentials.user.header(user))
          .send(body);
      const ask = (user: string, given: object = {}) =>
        post(user, '/exemptions', {
          check: 'build-green',
          scope: { type: 'entity', ref: A },
          reason: 'The build server moves this month.',
          endsAt: inDays(30),
          ...given,
        });
      const ladder = async (name = 'a'): Promise<Ladder> =>
        (await backend.get(`/entities/component/default/${name}`)).ladders[0];
      return { ...backend, ask, ladder, post };
    };
    const backend = await start();
    await backend.synchronize();
    const measure = (green: boolean, coverage = 90, from = names) =>
      backend.push(
        ...from.map(name => ({
          entityRef: `component:default/${name}`,
          source: 'build',
          value: { green, coverage },
        })),
      );
    const listAs = async (user: string, query = ''): Promise<Exemption[]> => {
      const { body } = await request(backend.server)
        .get(`/api/scorecards/exemptions?${query}`)
        .set('Authorization', mockCredentials.user.header(user))
        .expect(200);
      expect(body.totalItems).toBe(body.items.length);
      return body.items;
    };
    /** Asks for one and has it approved. */
    const grant = async (given: object = {}): Promise<Exemption> => {
      const { body: asked } = await backend.ask(MAYA, given);
      const answer = await backend.post(
        JONAS,
        `/exemptions/${asked.id}/approve`,
      );
      expect([answer.status, answer.body.error?.message]).toEqual([
        200,
        undefined,
      ]);
      return answer.body;
    };
    return { ...backend, catalog, grant, knex, listAs, measure, start };
  }

  it('lies over a verdict from approval until the check passes', async () => {
    const backend = await setup();
    const { ask, events, get, ladder, measure, post, synchronize } = backend;
    await measure(false);
    expect(await ladder()).toMatchObject({ level: 'none', exempted: 0 });

    const asked = await ask(MAYA);
    expect([asked.status, asked.body]).toEqual([
      200,
      expect.objectContaining({
        check: {
          id: 'build-green',
          title: 'The build is green',
          owner: 'group:default/guild',
        },
        scope: { type: 'entity', ref: A, entities: 1 },
        state: 'requested',
        requestedBy: MAYA,
        renewals: 0,
        may: { decide: false, revoke: true },
      }),
    ]);
    expect((await ladder()).level).toBe('none');
    const { id: exemption, endsAt } = asked.body;

    const approved = await post(JONAS, `/exemptions/${exemption}/approve`, {
      note: 'Until the move.',
    });
    expect(approved.body).toMatchObject({
      state: 'in-force',
      decidedBy: JONAS,
      decisionNote: 'Until the move.',
      may: { decide: false, revoke: true },
    });
    // The verdict is what it was, and so are points and counts.
    const mark = { id: exemption, endsAt };
    const report = await get('/entities/component/default/a');
    expect(report.ladders[0]).toMatchObject({
      level: 'silver',
      exempted: 1,
      points: 3,
      maxPoints: 4,
      levels: [
        { reached: true, checks: [{ status: 'fail', exemption: mark }] },
        { reached: true, checks: [{ status: 'pass' }] },
      ],
    });
    const failing = report.verdicts.find(
      ({ status }: { status: string }) => status === 'fail',
    );
    expect(failing).toMatchObject({
      message: 'The last build of a failed',
      exemption: mark,
    });
    const [row] = (await get('/scorecards/quality/entities')).items;
    expect(row).toMatchObject({
      level: 'silver',
      exempted: 1,
      verdicts: [{ status: 'fail', exemption: mark }, { status: 'pass' }],
    });
    expect(row.verdicts[1].exemption).toBeUndefined();
    const [verdict] = (await get('/verdicts?status=fail')).items;
    expect(verdict.exemption).toEqual(mark);
    const [summary] = (await get('/scorecards')).items;
    expect(summary).toMatchObject({
      exempted: 1,
      statusCounts: { fail: 1, pass: 1 },
    });
    const [group] = (await get('/scorecards/quality/groups?by=owner')).items;
    expect(group.exempted).toBe(1);
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'guildhall.scorecards.exemption.in-force',
      eventPayload: {
        id: exemption,
        check: 'build-green',
        scope: { type: 'entity', ref: A },
        state: 'in-force',
        requestedBy: MAYA,
        endsAt,
        by: JONAS,
      },
    });

    await measure(true);
    expect(await ladder()).toMatchObject({ level: 'silver', exempted: 0 });
    await synchronize();
    expect(await get(`/exemptions/${exemption}`)).toMatchObject({
      state: 'ended',
      closedAt: expect.any(String),
    });
    expect(events.publish).toHaveBeenCalledWith(
      expect.objectContaining({
        topic: 'guildhall.scorecards.exemption.ended',
      }),
    );
    // What it was for is over: the next fault counts.
    await measure(false);
    expect(await ladder()).toMatchObject({ level: 'none', exempted: 0 });
  });

  it('is asked for by owners, and decided by others who own the check', async () => {
    const { ask, catalog, listAs, measure, post, server, synchronize } =
      await setup();
    catalog.set(service('b', { owner: 'group:default/team-b' }));
    await synchronize();
    await measure(false, 90, ['a', 'b']);

    const ofB = { scope: { type: 'entity', ref: B } };
    const foreign = await ask(MAYA, ofB);
    expect(foreign.status).toBe(403);
    expect(foreign.body.error.message).toContain(
      'scorecards.exemption.request',
    );
    const wide = await ask(MAYA, {
      scope: { type: 'owner', ref: 'group:default/team-b' },
    });
    expect(wide.status).toBe(403);
    // What Ravi may not read is not there for him.
    const hidden = await ask(RAVI);
    const nothing = await ask(RAVI, {
      scope: { type: 'entity', ref: 'component:default/nothing' },
    });
    expect([hidden.status, nothing.status]).toEqual([404, 404]);
    expect(hidden.body.error.message.replace('/a', '/nothing')).toBe(
      nothing.body.error.message,
    );

    const { body: own } = await ask(PETRA);
    for (const [user, verb, status, message] of [
      // Petra's guild owns the check, and still she does not decide it.
      [PETRA, 'approve', 403, 'somebody else has to decide'],
      [PETRA, 'deny', 403, 'somebody else has to decide'],
      [MAYA, 'approve', 403, 'scorecards.exemption.decide'],
      [MAYA, 'revoke', 403, 'scorecards.exemption.decide'],
      [RAVI, 'approve', 404, 'There is no exemption'],
      [JONAS, 'deny', 200, ''],
      [JONAS, 'approve', 409, 'is denied'],
      [PETRA, 'revoke', 409, 'is denied'],
    ] as const) {
      const answer = await post(user, `/exemptions/${own.id}/${verb}`);
      expect([user, verb, answer.status]).toEqual([user, verb, status]);
      expect(answer.body.error?.message ?? '').toContain(message);
    }

    // Whoever asked may take it back, before and after.
    const { body: first } = await ask(MAYA);
    const withdrawn = await post(MAYA, `/exemptions/${first.id}/revoke`);
    expect(withdrawn.body).toMatchObject({ state: 'revoked', revokedBy: MAYA });

    // Who sees what, and may do what with it.
    const { body: open } = await ask(MAYA);
    await ask(RAVI, ofB);
    expect(await listAs(RAVI)).toEqual([
      expect.objectContaining({
        scope: { type: 'entity', ref: B, entities: 1 },
      }),
    ]);
    const [, ofA] = await listAs(JONAS, 'state=requested');
    expect(ofA).toMatchObject({
      id: open.id,
      may: { decide: true, revoke: true },
    });

    // Other plugins read, and neither ask nor decide.
    const asPlugin = mockCredentials.service.header();
    const { body: read } = await request(server)
      .get(`/api/scorecards/exemptions?entityRef=${A}&check=build-green`)
      .set('Authorization', asPlugin)
      .expect(200);
    expect(read.totalItems).toBe(3);
    expect(read.items[0].may).toEqual({ decide: false, revoke: false });
    for (const path of ['', `/${open.id}/approve`, `/${open.id}/revoke`]) {
      await request(server)
        .post(`/api/scorecards/exemptions${path}`)
        .set('Authorization', asPlugin)
        .send({})
        .expect(403);
    }
  });

  it('says what is wrong with a request', async () => {
    const { ask, measure, start } = await setup(['a'], {
      exemptions: { maxDuration: { days: 90 } },
    });
    await measure(false, 90);
    for (const [given, message] of [
      [{ reason: 'Because' }, "'reason'"],
      [{ endsAt: inDays(-1) }, "'endsAt': must be in the future"],
      [{ endsAt: inDays(91) }, "'endsAt': must be at most 90 days"],
      [{ endsAt: 'soon' }, "'endsAt'"],
      [{ check: 'nothing' }, "'check': there is no check 'nothing'"],
      [{ check: 'well-covered' }, "'check': 'well-covered' passes already"],
      [{ scope: { type: 'entity', ref: 'a' } }, "'scope.ref'"],
      [{ scope: { type: 'team', ref: A } }, "'scope.type'"],
      [
        { scope: { type: 'system', ref: 'system:default/none' } },
        "'scope.ref': nothing that you may read is part of",
      ],
    ] as const) {
      const answer = await ask(MAYA, given);
      expect([given, answer.status]).toEqual([given, 400]);
      expect(answer.body.error.message).toContain(message);
    }

    // Of two who ask for the same at once, one is told of the other.
    const two = await start();
    const answers = await Promise.all([ask(MAYA), two.ask(PETRA)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is decided once, whoever decides at the same time', async () => {
    const { ask, events, knex, ladder, measure, post, start } = await setup();
    const two = await start();
    await measure(false);
    for (let round = 0; round < 5; round++) {
      const { body: asked } = await ask(MAYA);
      const path = `/exemptions/${asked.id}`;
      const answers = await Promise.all([
        post(JONAS, `${path}/approve`),
        two.post(PETRA, `${path}/${round % 2 ? 'deny' : 'approve'}`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { body: winner } = answers.find(({ status }) => status === 200) ?? {
        body: undefined,
      };
      const [row] = await knex('exemption').where({ id: asked.id });
      expect([row.state, row.decided_by]).toEqual([
        winner.state,
        winner.decidedBy,
      ]);
      expect((await ladder()).level).toBe(
        row.state === 'in-force' ? 'silver' : 'none',
      );
      // Both replicas revoke it; it is revoked, and told, once.
      const isInForce = row.state === 'in-force';
      const revoked = isInForce
        ? await Promise.all([
            post(JONAS, `${path}/revoke`),
            two.post(MAYA, `${path}/revoke`),
          ])
        : [];
      expect(revoked.map(({ status }) => status).sort()).toEqual(
        isInForce ? [200, 409] : [],
      );
      expect((await ladder()).level).toBe('none');
    }
    const told = [
      ...events.publish.mock.calls,
      ...two.events.publish.mock.calls,
    ].filter(([{ topic }]) => topic.includes('.exemption.'));
    const ids = told.map(([{ topic, eventPayload }]) =>
      JSON.stringify([topic, eventPayload]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('expires, and is renewed where it is asked for again', async () => {
    const backend = await setup();
    const { ask, get, grant, knex, ladder, measure, post } = backend;
    await measure(false);
    const first = await grant({ endsAt: inDays(10) });
    expect((await ladder()).level).toBe('silver');

    // Nobody has noted yet that it expired, and still it holds no more.
    await letTimePass(knex, 10 * DAY);
    expect(await get(`/exemptions/${first.id}`)).toMatchObject({
      state: 'expired',
      may: { decide: false, revoke: false },
    });
    await backend.synchronize();
    expect(await ladder()).toMatchObject({ level: 'none', exempted: 0 });
    const [stored] = await knex('exemption');
    expect([stored.state, Boolean(stored.is_due)]).toEqual(['expired', false]);

    const second = await grant({ endsAt: inDays(10) });
    expect(second).toMatchObject({ renewalOf: first.id, renewals: 1 });
    const { body: third } = await ask(MAYA, { endsAt: inDays(60) });
    expect(third).toMatchObject({ renewalOf: second.id, renewals: 2 });
    await post(JONAS, `/exemptions/${third.id}/approve`);
    expect((await get(`/exemptions/${second.id}`)).state).toBe('renewed');
    const [{ exemption }] = (await get('/verdicts?check=build-green')).items;
    expect(exemption.id).toBe(third.id);

    // A renewal that is taken back leaves nothing in force, and no chain.
    await post(JONAS, `/exemptions/${third.id}/revoke`);
    expect((await ladder()).level).toBe('none');
    const { body: fresh } = await ask(MAYA, { endsAt: inDays(5) });
    expect(fresh.renewals).toBe(0);

    // Nobody approves what is over.
    await letTimePass(knex, 5 * DAY);
    const late = await post(JONAS, `/exemptions/${fresh.id}/approve`);
    expect([late.status, late.body.error.message]).toEqual([
      409,
      expect.stringContaining('is expired'),
    ]);
    await backend.synchronize();
    // Nobody answered it, so that it was never an exemption.
    const { body: again } = await ask(MAYA);
    expect(again.renewals).toBe(0);

    // What is over is kept as long as history, what is open is kept.
    await backend.retain();
    expect(await knex('exemption')).toHaveLength(5);
    await letTimePass(knex, 401 * DAY);
    await backend.retain();
    expect(await knex('exemption').pluck('id')).toEqual([again.id]);
  });

  it('is for whatever a group owns, or a system has, at the time', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `s${index}`);
    const backend = await setup(names);
    const { catalog, get, grant, ladder, measure, synchronize } = backend;
    await measure(false);
    const levels = async () =>
      (await get('/scorecards')).items[0].levelCounts.filter(
        ({ count }: { count: number }) => count > 0,
      );
    const ofTeam = await grant({
      scope: { type: 'owner', ref: 'group:default/team-a' },
    });
    expect(ofTeam.scope.entities).toBe(120);
    // So many are evaluated by the next run, not while somebody waits.
    expect(await levels()).toEqual([{ level: 'none', count: 120 }]);
    await synchronize();
    expect(await levels()).toEqual([{ level: 'silver', count: 120 }]);

    // Who leaves the team loses it, and who joins has it.
    catalog.set(service('s1', { owner: 'group:default/team-b' }));
    catalog.set(service('new', {}));
    await synchronize();
    await measure(false, 90, ['new']);
    expect((await ladder('s1')).level).toBe('none');
    expect(await ladder('new')).toMatchObject({ level: 'silver', exempted: 1 });

    // One of many that passes ends nothing; all of them do.
    await measure(true, 90, ['s2']);
    await synchronize();
    expect((await get(`/exemptions/${ofTeam.id}`)).state).toBe('in-force');
    await measure(true, 90, [...names, 'new']);
    await synchronize();
    expect((await get(`/exemptions/${ofTeam.id}`)).state).toBe('ended');

    const ofSystem = await (async () => {
      await measure(false, 90, ['s3']);
      return grant({
        scope: { type: 'system', ref: 'system:default/visits' },
      });
    })();
    await synchronize();
    expect(await ladder('s3')).toMatchObject({ level: 'silver', exempted: 1 });
    expect(
      await get('/exemptions?state=in-force&entityRef=component:default/s3'),
    ).toMatchObject({ items: [{ id: ofSystem.id }] });
  });

  it('outlives what it is for: an entity, a check, a rule', async () => {
    const backend = await setup(['a', 'b']);
    const { catalog, get, grant, knex, ladder, measure, synchronize } = backend;
    await measure(false);
    const { id: exemption } = await grant();

    // An entity that leaves takes it out of sight, and brings it back.
    catalog.delete(A);
    await synchronize();
    expect((await get('/exemptions')).items).toEqual([]);
    catalog.set(service('a'));
    await synchronize();
    expect(await get(`/exemptions/${exemption}`)).toMatchObject({
      state: 'in-force',
    });
    expect((await ladder()).level).toBe('silver');

    // A rule that breaks leaves nothing known; the exemption holds over that.
    const broken = DEFINITIONS.replace(
      'rule: facts.build.green',
      'rule: facts.build.nothing',
    );
    definitions.setContent({ 'all.yaml': broken });
    await knex('definition').delete();
    await synchronize();
    expect(await ladder()).toMatchObject({
      level: 'silver',
      exempted: 1,
      levels: [
        { checks: [{ status: 'unknown', exemption: { id: exemption } }] },
        {},
      ],
    });
    expect((await ladder('b')).level).toBe('none');
    expect((await get('/exemptions')).items[0]).toMatchObject({
      state: 'in-force',
      check: { id: 'build-green' },
    });

    // By another name it is another check, and nobody was exempted from it.
    const renamed = DEFINITIONS.replaceAll('build-green', 'green-build');
    definitions.setContent({ 'all.yaml': renamed });
    await synchronize();
    expect(await ladder()).toMatchObject({ level: 'none', exempted: 0 });
    const [left] = (await get('/exemptions')).items;
    expect([left.state, left.check]).toEqual([
      'in-force',
      { id: 'build-green' },
    ]);
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    await synchronize();
    expect(await ladder()).toMatchObject({ level: 'silver', exempted: 1 });
  });

  it('is told by team, page by page', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const backend = await setup(names);
    const { ask, get, grant, knex, measure, post, synchronize } = backend;
    await measure(false, 10);
    const scope = (name: string) => ({
      scope: { type: 'entity', ref: `component:default/${name}` },
    });
    await grant({ ...scope('a'), endsAt: inDays(5) });
    await grant({ ...scope('a'), endsAt: inDays(10) });
    await grant(scope('b'));
    await grant({ ...scope('b'), check: 'well-covered' });
    await ask(MAYA, scope('c'));
    const { body: denied } = await ask(MAYA, scope('d'));
    await post(JONAS, `/exemptions/${denied.id}/deny`);
    await measure(true, 10, ['b']);
    await synchronize();

    const { items }: { items: ExemptionTeam[] } = await get(
      '/exemptions/teams',
    );
    expect(items).toEqual([
      {
        owner: 'group:default/team-a',
        requested: 1,
        inForce: 2,
        expiring: 1,
        renewed: 1,
        renewals: 1,
        ended: 1,
      },
    ]);
    expect(
      (await get('/exemptions/teams?owner=group:default/none')).items,
    ).toEqual([]);

    const whole: { items: Exemption[]; totalItems: number } = await get(
      '/exemptions',
    );
    expect(whole.items).toHaveLength(6);
    const visited: Exemption[] = [];
    let cursor = '';
    do {
      const page = await get(`/exemptions?limit=1${cursor}`);
      expect([page.items.length, page.totalItems]).toEqual([1, 6]);
      visited.push(...page.items);
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
    } while (cursor);
    expect(visited).toEqual(whole.items);

    const ids = async (query: string) =>
      (await get(`/exemptions?${query}`)).items.map(
        ({ scope: { ref }, state }: Exemption) => `${ref.slice(-1)} ${state}`,
      );
    expect(await ids('state=requested&state=denied')).toEqual([
      'd denied',
      'c requested',
    ]);
    expect(await ids(`state=in-force&endsBefore=${inDays(20)}`)).toEqual([
      'a in-force',
    ]);
    expect(await ids('check=well-covered')).toEqual(['b in-force']);
    expect(await ids('q=d&kind=component')).toEqual(['d denied']);
    await letTimePass(knex, 40 * DAY);
    expect(await ids('state=in-force')).toEqual([]);
    expect(await ids('state=expired')).toEqual([
      'c expired',
      'b expired',
      'a expired',
    ]);
  });

  it('are part of the past that is recorded for entities', async () => {
    const exemption = (text: string) => `
  - entity: ${A}
    check: build-green
    reason: The build server moves this quarter.
    requestedBy: ${MAYA}
    ${text}`;
    recordings.setContent({
      'exemptions.yaml': `
apiVersion: guildhall.dev/v1alpha1
kind: ExemptionRecording
exemptions:${[
        `requestedDaysAgo: 20
    endsInDays: 30
    decision: { verb: approve, by: ${JONAS}, daysAgo: 19 }`,
        `requestedDaysAgo: 60
    endsInDays: -10
    decision: { verb: approve, by: ${JONAS}, daysAgo: 58 }`,
        // Asked for twice at the same time: the second is left out.
        'requestedDaysAgo: 2\n    endsInDays: 50',
        'requestedDaysAgo: 1\n    endsInDays: 60',
      ]
        .map(exemption)
        .join('')}
`,
      'own.yaml': `
apiVersion: guildhall.dev/v1alpha1
kind: ExemptionRecording
exemptions:${exemption(`requestedDaysAgo: 20
    endsInDays: 30
    decision: { verb: approve, by: ${MAYA}, daysAgo: 19 }`)}
`,
    });
    const { get, ladder, measure, synchronize } = await setup();
    await measure(false);
    await synchronize();
    expect((await get('/exemptions')).items).toEqual([
      expect.objectContaining({ state: 'requested', renewals: 2 }),
      expect.objectContaining({
        state: 'in-force',
        decidedBy: JONAS,
        renewals: 1,
      }),
      expect.objectContaining({ state: 'renewed', renewals: 0 }),
    ]);
    expect(await ladder()).toMatchObject({ level: 'silver', exempted: 1 });
    expect((await get('/health')).definitions.problems).toEqual([
      expect.objectContaining({
        kind: 'Recording',
        message: expect.stringContaining('must not be decided by who asked'),
      }),
    ]);
    recordings.clear();
  });

  it.each([1, 2, 3, 4])(
    'gives the levels that a full evaluation gives (seed %d)',
    async seed => {
      const names = ['a', 'b', 'c', 'd'];
      const backend = await setup(names);
      const { catalog, get, knex, measure, post, synchronize } = backend;
      const two = await backend.start();
      const random = createRandom(seed);
      const open: string[] = [];
      const ask = async () => {
        const { body } = await backend.ask(OLGA, {
          check: random.pick(['build-green', 'well-covered']),
          scope: random.pick([
            {
              type: 'entity',
              ref: `component:default/${random.pick(names)}`,
            },
            {
              type: 'entity',
              ref: `component:default/${random.pick(names)}`,
            },
            { type: 'owner', ref: 'group:default/team-a' },
            { type: 'system', ref: 'system:default/visits' },
          ]),
          endsAt: inDays(1 + random.int(20)),
        });
        if (body.id) {
          open.push(body.id);
          if (random.chance(0.8)) {
            await post(JONAS, `/exemptions/${body.id}/approve`);
          }
        }
      };
      const steps = [
        async () => {
          await measure(random.chance(0.2), random.pick([50, 70, 90]), [
            random.pick(names),
          ]);
        },
        async () => {
          if (open.length > 0) {
            const verb = random.pick(['approve', 'deny', 'revoke']);
            await post(JONAS, `/exemptions/${random.pick(open)}/${verb}`);
          }
        },
        async () => {
          const name = random.pick(names);
          catalog.set(
            service(name, {
              owner: `group:default/team-${random.pick(['a', 'a', 'b'])}`,
              system: random.chance(0.5) ? 'system:default/visits' : undefined,
            }),
          );
          await synchronize();
        },
        async () => {
          await letTimePass(knex, random.int(3) * DAY);
          await synchronize();
        },
        // Facts, a run and decisions at once, on two replicas.
        async () => {
          const deciding = open
            .slice(-3)
            .map((exemption, index) =>
              (index % 2 ? backend : two).post(
                JONAS,
                `/exemptions/${exemption}/${random.pick([
                  'approve',
                  'revoke',
                ])}`,
              ),
            );
          await Promise.all([
            ...deciding,
            measure(random.chance(0.2), 90),
            two.synchronize(),
          ]);
        },
      ];
      const scores = () =>
        knex('score_current')
          .orderBy(['entity_id', 'scorecard_id'])
          .select(
            'entity_id',
            'level',
            'exempted',
            'points',
            'fail',
            'unknown',
            'level_since',
            'valid_from',
          );
      const seen = new Set<number>();
      for (let step = 0; step < 32; step++) {
        await ask();
        await random.pick(steps)();
        (await scores()).forEach(({ exempted }) => seen.add(exempted));
        if (step % 8 !== 7) {
          continue;
        }
        await synchronize();
        const incremental = await scores();

        // The rule itself, told once more from what the API answers.
        for (const name of names) {
          const { ladders } = await get(`/entities/component/default/${name}`);
          const { items: inForce }: { items: Exemption[] } = await get(
            `/exemptions?state=in-force&entityRef=component:default/${name}`,
          );
          const exempted = new Set(inForce.map(({ check }) => check.id));
          let expected = 'none';
          let rests = 0;
          for (const { id: level, checks } of ladders[0]
            .levels as Ladder['levels']) {
            const bad = checks.filter(({ status }) =>
              ['fail', 'unknown'].includes(status),
            );
            if (bad.some(check => !exempted.has(check.id))) {
              break;
            }
            expected = level;
            rests += bad.length;
          }
          expect([name, ladders[0].level, ladders[0].exempted]).toEqual([
            name,
            expected,
            rests,
          ]);
        }

        await knex('reevaluation').insert({
          id: 1,
          revision: 0,
          after_entity: 0,
          done: 0,
          total: names.length,
        });
        await synchronize();
        expect(await scores()).toEqual(incremental);
        expect(await knex('exemption').where({ is_due: true })).toEqual([]);
      }
      expect(seen.size).toBeGreaterThan(1);
    },
  );
});
