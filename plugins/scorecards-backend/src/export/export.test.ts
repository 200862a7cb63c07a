import { TestDatabases } from '@backstage/backend-test-utils';
import { allow, limitedTo } from '@guildhall/plugin-guildhall-node/testUtils';
import { ScorecardEntity } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { once } from 'node:events';
import { get as httpGet, IncomingMessage } from 'node:http';
import { AddressInfo } from 'node:net';
import request from 'supertest';
import { DEFINITIONS } from '../__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from '../__testUtils__/startScorecards';
import { service, TestCatalog } from '../__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const EXPORT = '/scorecards/quality/export';

describe.each(databases.eachSupportedId())('export, %p', id => {
  /** Services `s0`, `s1` … of three teams in turn. */
  async function setup(count: number) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    for (const [index, name] of names.entries()) {
      const owner = `group:default/team-${index % 3}`;
      const entity = service(name, { owner });
      catalog.set({
        ...entity,
        metadata: { ...entity.metadata, title: `=SUM(1,"${name}")` },
      });
    }
    const caller = { isOfTeam0: false };
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
      permissions: {
        authorize: async requests => requests.map(() => allow),
        authorizeConditional: async requests =>
          requests.map(() =>
            caller.isOfTeam0
              ? limitedTo('IS_ENTITY_OWNER', {
                  claims: ['group:default/team-0'],
                })
              : allow,
          ),
      },
    });
    await backend.synchronize();
    return { ...backend, caller, knex };
  }

  it('is what the list says, of every entity, by ref', async () => {
    const { caller, get, push, server } = await setup(430);
    await push(
      ...Array.from({ length: 430 }, (_, index) => ({
        entityRef: `component:default/s${index}`,
        source: 'build',
        value: { green: index % 2 === 0, coverage: 70 },
      })),
    );
    const listed: ScorecardEntity[] = [];
    for (let cursor = ''; cursor !== undefined; ) {
      const page = await get(
        `/scorecards/quality/entities?limit=200${
          cursor && `&cursor=${cursor}`
        }`,
      );
      listed.push(...page.items);
      cursor = page.nextCursor;
    }
    const byRef = listed.sort((a, b) =>
      a.entity.entityRef < b.entity.entityRef ? -1 : 1,
    );

    const json = await request(server).get(`/api/scorecards${EXPORT}`);
    expect(json.headers['content-type']).toContain('application/json');
    expect(json.headers['content-disposition']).toMatch(
      /^attachment; filename="quality-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(json.body).toEqual(byRef);
    expect(byRef).toHaveLength(430);

    const csv = await request(server).get(
      `/api/scorecards${EXPORT}?format=csv`,
    );
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [head, first, ...others] = csv.text.split('\r\n');
    expect(head).toBe(
      'entity,title,kind,type,owner,system,lifecycle,level,since,points,maxPoints,coverage,exempted,build-green,well-covered',
    );
    expect(first).toBe(
      `component:default/s0,"'=SUM(1,""s0"")",component,service,group:default/team-0,,production,silver,${byRef[0].since},2.5,4,1,0,pass,warn`,
    );
    expect(others).toHaveLength(430);
    expect(others.pop()).toBe('');

    const refs = async (query: string) =>
      (await get(`${EXPORT}?${query}`)).map(
        ({ entity }: ScorecardEntity) => entity.entityRef,
      );
    expect(await refs('status=fail&check=build-green')).toHaveLength(215);
    expect(await refs('status=fail&check=well-covered')).toEqual([]);
    expect(await refs('level=silver&owner=Group:default/Team-1&q=s1')).toEqual(
      expect.arrayContaining(['component:default/s10']),
    );
    caller.isOfTeam0 = true;
    expect(await refs('')).toHaveLength(144);
    expect(await refs('owner=group:default/team-1')).toEqual([]);

    await request(server)
      .get('/api/scorecards/scorecards/none/export')
      .expect(404);
    for (const field of ['level', 'status', 'format']) {
      const { body } = await request(server)
        .get(`/api/scorecards${EXPORT}?${field}=purple`)
        .expect(400);
      expect(body.error.message).toContain(field);
    }
  });

  it('has the ledger of exemptions, too', async () => {
    const { get, server } = await setup(2);
    const csv = () =>
      request(server).get('/api/scorecards/exemptions/export?format=csv');
    expect((await csv()).text).toMatch(/^check,scope,for,.*\r\n$/);
    expect(await get('/exemptions/export')).toEqual([]);
    for (const name of ['s0', 's1']) {
      await request(server)
        .post('/api/scorecards/exemptions')
        .send({
          check: 'build-green',
          scope: { type: 'entity', ref: `component:default/${name}` },
          reason: '=The build server, it moves',
          endsAt: new Date(Date.now() + 86_400_000).toISOString(),
        })
        .expect(200);
    }
    const { items } = await get('/exemptions');
    expect(await get('/exemptions/export')).toEqual(items);
    expect(
      await get('/exemptions/export?owner=group:default/team-1'),
    ).toHaveLength(1);
    expect((await csv()).text).toContain(
      `\r\nbuild-green,entity,component:default/s1,1,requested,"'=The build server, it moves",user:default/mock,`,
    );
  });

  it('reads no faster than the caller does, and stops when the caller goes', async () => {
    const { get, knex, server } = await setup(2_000);
    await knex('verdict_current').update({ message: 'm'.repeat(10_000) });
    const slices = countSlices(knex);
    const response = await openExport(server);
    // Whatever is sent without being read would be sent meanwhile.
    for (let i = 0; i < 50; i++) {
      await get('/scorecards/none/export').catch(() => undefined);
    }
    const whileWaiting = slices.count;
    expect(whileWaiting).toBeLessThan(10);
    response.destroy();
    await once(response, 'close');
    await get('/scorecards');
    expect(slices.count).toBeLessThanOrEqual(whileWaiting + 1);
  });

  it('cuts the connection when it cannot go on, so that nobody takes a part for all', async () => {
    const { knex, server } = await setup(2_000);
    await knex('verdict_current').update({ message: 'm'.repeat(10_000) });
    const response = await openExport(server);
    await knex.schema.dropTable('score_current');
    response.resume();
    const [error] = await once(response, 'error');
    expect(error.code).toBe('ECONNRESET');
    expect(response.complete).toBe(false);
  });
});

/** How many times the next entities were read. */
function countSlices(knex: Knex) {
  const slices = { count: 0 };
  knex.on('query', ({ sql }: { sql: string }) => {
    if (/order by .entity.\..ref. asc limit/.test(sql)) {
      slices.count += 1;
    }
  });
  return slices;
}

async function openExport(server: {
  address(): AddressInfo | string | null;
}): Promise<IncomingMessage> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const sent = httpGet({ port, path: `/api/scorecards${EXPORT}` });
  const [response] = await once(sent, 'response');
  return response;
}
