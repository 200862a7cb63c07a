import { TestDatabases } from '@backstage/backend-test-utils';
import { encodeCursor } from '@guildhall/plugin-guildhall-node';
import request from 'supertest';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const A = 'component:default/a';

/** More ways to be a scorecard, a level and a check. */
const ODD = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: note
title: Note
description: Whatever people write
fields:
  text: { type: string, description: A text }
  parts: { type: map, description: Texts, values: { type: string, description: A text } }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: repeats
title: Repeats what it is told
description: A check that no scorecard asks for.
owner: group:default/guild
applies: { 'metadata.name': a }
rule: facts.note.text == 'good'
messages: { fail: 'It says: {{ facts.note.text }}' }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: for-nobody
title: For nobody
description: Applies to nothing.
owner: group:default/guild
applies: { kind: unicorn }
rule: facts.note.text == 'good'
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: empty
title: Empty
description: A level without checks, and a check that applies to nothing.
owner: group:default/guild
type: coverage
stage: preview
levels:
  - { id: first, title: First, checks: [] }
  - { id: second, title: Second, checks: [for-nobody] }
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: draft
title: Draft
description: Not to be seen yet.
owner: group:default/guild
type: coverage
stage: draft
levels: [{ id: first, title: First, checks: [build-green] }]
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: retired
title: Retired
description: Not to be seen any more.
owner: group:default/guild
type: coverage
stage: retired
levels: [{ id: first, title: First, checks: [build-green] }]
`;

describe.each(databases.eachSupportedId())('whatever is asked, %p', id => {
  async function setup(names = ['a', 'b']) {
    definitions.setContent({ 'all.yaml': DEFINITIONS, 'odd.yaml': ODD });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    for (const name of names) {
      catalog.set(service(name));
    }
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    const status = async (path: string) =>
      (await request(backend.server).get(`/api/scorecards${path}`)).status;
    return { ...backend, catalog, knex, status };
  }

  it('refuses cursors of other lists and limits that make no sense', async () => {
    const { status } = await setup();
    const lists = [
      '/scorecards?',
      '/scorecards/quality/entities?',
      '/scorecards/quality/entities?sort=name&',
      '/scorecards/quality/groups?by=owner&',
      '/movements?',
      '/verdicts?',
      '/entities/component/default/a/history?',
      `/facts/history?entityRef=${A}&source=build&`,
    ];
    const cursors = [
      ...[[], [null], [{}], ['a', 'b', 'c', 'd'], ['\0']].map(position =>
        Buffer.from(JSON.stringify(position)).toString('base64url'),
      ),
      encodeCursor(['not a number']),
      encodeCursor(['not a time', 'a']),
      encodeCursor(['not a time', 'a', 'b']),
      encodeCursor([1e300, 1e300, 1e300]),
      'x'.repeat(1_999),
      'x'.repeat(3_000),
    ];
    for (const list of lists) {
      for (const cursor of cursors) {
        expect([list, cursor, await status(`${list}cursor=${cursor}`)]).toEqual(
          [list, cursor, isTextCursor(list, cursor) ? 200 : 400],
        );
      }
      for (const limit of ['-1', '0', '201', '1e9', '1.5', 'NaN', 'many', '']) {
        expect([list, limit, await status(`${list}limit=${limit}`)]).toEqual([
          list,
          limit,
          400,
        ]);
      }
    }
  });

  it('takes no word for more than a word', async () => {
    const { get, push, status } = await setup([
      'a',
      'b',
      'per%cent',
      'under_score',
    ]);
    const titles = async (q: string) =>
      (
        await get(`/scorecards/quality/entities?q=${encodeURIComponent(q)}`)
      ).items.map((item: { entity: { title: string } }) => item.entity.title);
    expect(await titles('%')).toEqual(['per%cent']);
    expect(await titles('_')).toEqual(['under_score']);
    expect(await titles('R%C')).toEqual(['per%cent']);
    for (const q of ['\\', "'", '"', '\\%', '%%', '🦄', "a' or 1=1 --"]) {
      expect([q, await titles(q)]).toEqual([q, []]);
    }

    // Names in any case, in paths, queries and facts.
    await push({
      entityRef: 'COMPONENT:Default/A',
      source: 'build',
      value: { green: true },
    });
    for (const path of [
      '/entities/Component/DEFAULT/A',
      '/entities/Component/DEFAULT/A/history',
      '/facts?entityRef=Component:Default/A',
    ]) {
      expect([path, await status(path)]).toEqual([path, 200]);
    }
    const page = await get(
      '/verdicts?entityRef=Component:default/A&kind=COMPONENT',
    );
    expect(page.totalItems).toBe(4);

    // What no database can hold, or no address.
    for (const [path, expected] of [
      ['/entities/component/default/a%00', 400],
      ['/verdicts?check=%00', 400],
      ['/scorecards?q=%00', 400],
      ['/entities/component/default/%zz', 400],
      ['/entities/component/default/a%2Fb', 404],
      ['/entities/a:b/c/d', 404],
      ['/entities/component/default/%F0%9F%A6%84', 404],
      ['/scorecards/__proto__', 404],
      ['/scorecards/constructor/entities', 404],
      ['/scorecards?kind[a]=b', 400],
      ['/scorecards/quality/entities?level=platinum', 400],
      ['/scorecards/quality/entities?level=none&level=silver', 200],
      ['/scorecards/quality/trend?days=401', 400],
      ['/movements?since=0001-01-01T00:00:00Z', 200],
      [`/facts?entityRef=${A}&at=0000-01-01T00:00:00Z`, 200],
      [`/facts?entityRef=${A}&at=9999-12-31T23:59:59Z`, 200],
    ] as const) {
      expect([path, await status(path)]).toEqual([path, expected]);
    }
  });

  it('shows scorecards that are scored, however odd, and no others', async () => {
    const { get, push, status } = await setup();
    const { items } = await get('/scorecards');
    expect(items.map((item: { id: string }) => item.id)).toEqual([
      'empty',
      'quality',
    ]);
    const paths = ['', '/entities', '/groups?by=owner', '/trend'];
    for (const [hidden, expected] of [
      ['draft', [404, 404, 404, 404]],
      // Its past can still be read.
      ['retired', [200, 200, 200, 200]],
    ] as const) {
      const statuses: number[] = [];
      for (const path of paths) {
        statuses.push(await status(`/scorecards/${hidden}${path}`));
      }
      expect([hidden, statuses]).toEqual([hidden, expected]);
      expect((await get(`/movements?scorecard=${hidden}`)).items).toEqual([]);
      expect((await get(`/verdicts?scorecard=${hidden}`)).items).toEqual([]);
    }

    // Where nothing applies there is neither a level nor a share.
    const page = await get('/scorecards/empty/entities');
    expect(page.items[0]).toMatchObject({
      level: 'none',
      points: 0,
      maxPoints: 0,
      verdicts: [{ check: 'for-nobody', status: 'not-applicable' }],
    });
    expect(page.items[0].coverage).toBeUndefined();
    const [empty] = items;
    expect([empty.points, empty.coverage]).toEqual([undefined, undefined]);
    expect(empty.entities).toBe(2);

    // A check that no scorecard asks for has verdicts where it applies.
    await push({ entityRef: A, source: 'note', value: { text: 'bad' } });
    const verdicts = await get('/verdicts?check=repeats');
    expect(verdicts.items).toEqual([
      expect.objectContaining({ status: 'fail', message: 'It says: bad' }),
    ]);
    const other = '/scorecards/quality/entities?status=fail&check=repeats';
    expect((await get(other)).items).toEqual([]);
  });

  it('keeps texts that databases do not like', async () => {
    const { get, push } = await setup();
    const texts = [
      'nul \0 nul',
      'half \ud83e of a unicorn',
      'Ärger 🦄',
      "'; drop",
    ];
    for (const text of texts) {
      const answer = await push(
        { entityRef: A, source: 'note', value: { text } },
        { entityRef: 'component:default/b', source: 'note', error: text },
        { entityRef: `component:default/\0`, source: 'note', value: {} },
      );
      expect(answer).toMatchObject({ changed: 1, unchanged: 1 });
      expect(answer.rejected).toHaveLength(1);
      const { items } = await get(`/facts?entityRef=${A}`);
      expect(items[0].value.text).toBe(text);
    }
    const [verdict] = (await get('/verdicts?check=repeats')).items;
    expect(verdict.message).toBe("It says: '; drop");
  });

  it('survives pushes of any size', async () => {
    const { get, push, server } = await setup();
    const text = 'x'.repeat(9_900);
    const parts = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`p${index}`, text]),
    );
    const fact = { entityRef: A, source: 'note', value: { parts } };
    // The largest fact there may be.
    expect(await push(fact)).toMatchObject({ changed: 1, rejected: [] });
    const tooLarge = await push({
      ...fact,
      value: { parts: { ...parts, more: text } },
    });
    expect(tooLarge.rejected[0].reason).toContain('bytes');

    const send = (body: object) =>
      request(server).post('/api/scorecards/facts').send(body);
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...fact,
      value: { text: `${index}`, parts },
    }));
    // All about one entity and source: each replaces the one before it.
    const { body } = await send({ facts: many }).expect(200);
    expect(body).toMatchObject({ changed: 300, rejected: [] });
    const tooMuch = await send({ facts: [...many, ...many] });
    expect(tooMuch.status).toBe(413);
    const tooMany = await send({ facts: Array(1_001).fill(fact.entityRef) });
    expect(tooMany.status).toBe(400);

    let nested: object = { type: 'string', description: 'deep' };
    for (let depth = 0; depth < 5_000; depth++) {
      nested = { type: 'list', description: 'deep', items: nested };
    }
    const deep = await request(server)
      .put('/api/scorecards/sources/deep')
      .send({
        id: 'deep',
        title: 'Deep',
        description: 'Deep',
        fields: { nested },
      });
    expect(deep.status).toBe(400);
    expect((await get('/scorecards')).items).toHaveLength(2);
  });

  it('shows an entity with many relations like any other', async () => {
    const { catalog, get, synchronize } = await setup();
    const entity = service('a');
    catalog.set({
      ...entity,
      relations: [
        ...(entity.relations ?? []),
        ...Array.from({ length: 500 }, (_, index) => ({
          type: 'dependsOn',
          targetRef: `resource:default/r${index}`,
        })),
      ],
    });
    await synchronize();
    const report = await get('/entities/component/default/a');
    expect(report.verdicts).toHaveLength(4);
  });
});

/** Lists of texts take any texts for a position. */
function isTextCursor(list: string, cursor: string): boolean {
  return (
    (list.includes('sort=name') || list.startsWith('/verdicts')) &&
    cursor === encodeCursor(['not a time', 'a'])
  );
}
