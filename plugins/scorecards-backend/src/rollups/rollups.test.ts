import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
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

const MORE = `
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: speed
title: Speed
description: What is quick to change.
owner: group:default/guild
type: readiness
levels: [{ id: quick, title: Quick, checks: [well-covered] }]
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: later
title: Later
description: What will count one day.
owner: group:default/guild
type: readiness
stage: preview
levels: [{ id: one, title: One, checks: [build-green] }]
`;

function entity(
  kind: string,
  name: string,
  relations: Entity['relations'] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations,
  };
}

const childOf = (parent: string) => [
  { type: 'childOf', targetRef: `group:default/${parent}` },
];
const owner = (team: string) => `group:default/${team}`;

describe.each(databases.eachSupportedId())('roll-ups, %p', id => {
  /** Two teams of a department, a third beside it, and one person. */
  async function setup() {
    definitions.setContent({ 'all.yaml': DEFINITIONS + MORE });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(entity('Group', 'company'));
    catalog.set(entity('Group', 'department', childOf('company')));
    catalog.set(entity('Group', 'team-a', childOf('department')));
    catalog.set(entity('Group', 'team-b', childOf('department')));
    catalog.set(entity('Group', 'team-c', childOf('company')));
    catalog.set(
      entity('System', 'billing', [
        { type: 'partOf', targetRef: 'domain:default/money' },
      ]),
    );
    catalog.set(
      entity('Domain', 'money', [
        { type: 'partOf', targetRef: 'domain:default/business' },
      ]),
    );
    for (const name of ['a1', 'a2', 'a3']) {
      catalog.set(
        service(name, {
          owner: owner('team-a'),
          system: 'system:default/billing',
        }),
      );
    }
    for (const name of ['b1', 'b2', 'b3']) {
      catalog.set(service(name, { owner: owner('team-b') }));
    }
    for (const name of ['c1', 'c2', 'c3', 'c4']) {
      catalog.set(service(name, { owner: owner('team-c') }));
    }
    catalog.set(service('d1', { owner: 'user:default/dana' }));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    const push = (
      names: string[],
      value: { green: boolean; coverage: number },
    ) =>
      backend.push(
        ...names.map(name => ({
          entityRef: `component:default/${name}`,
          source: 'build',
          value,
        })),
      );
    await push(['a1', 'a2', 'a3', 'd1'], { green: true, coverage: 90 });
    await push(['b1'], { green: false, coverage: 90 });
    await push(['b2', 'b3'], { green: true, coverage: 10 });
    await push(['c1'], { green: false, coverage: 10 });
    return { ...backend, catalog, knex, push };
  }

  it('ranks who can be ranked, and adds up what is below', async () => {
    const { get, knex, push, server } = await setup();
    const rows = (
      items: Array<{ group?: string; rank?: number; notRanked?: string }>,
    ) =>
      items.map(({ group, rank, notRanked }) => [
        group?.split('/')[1],
        rank ?? notRanked,
      ]);

    const flat = await get('/leaderboard?by=owner');
    // Team C is hardly measured, and Dana has one service only.
    expect(rows(flat.items)).toEqual([
      ['team-a', 1],
      ['team-b', 2],
      ['dana', 'few-entities'],
      ['team-c', 'little-measured'],
    ]);
    expect(flat.items[0]).toMatchObject({
      entities: 3,
      points: 1,
      coverage: 1,
    });
    // On both scorecards: 3 and 1 of b1, and 1 each of b2 and b3, out of 5.
    expect(flat.items[1].points).toBeCloseTo((4 + 1 + 1) / 15);
    const { items: named } = await get('/leaderboard?by=owner&sort=name');
    expect(rows(named)[0]).toEqual(['dana', 'few-entities']);
    const { items: largest } = await get('/leaderboard?by=owner&sort=entities');
    expect(largest[0].entities).toBe(4);

    const top = await get('/leaderboard?by=owner&rollUp=tree');
    expect(rows(top.items)).toEqual([
      ['company', 1],
      ['dana', 'few-entities'],
    ]);
    expect(top.items[0]).toMatchObject({ entities: 10, children: 2 });
    const below = await get(
      `/leaderboard?by=owner&rollUp=tree&parent=${owner(
        'company',
      )}&scorecard=quality`,
    );
    expect(rows(below.items)).toEqual([
      ['department', 1],
      ['team-c', 'little-measured'],
    ]);
    expect(below.items[0]).toMatchObject({
      entities: 6,
      children: 2,
      levelCounts: [
        { level: 'none', count: 1 },
        { level: 'bronze', count: 2 },
        { level: 'silver', count: 3 },
      ],
    });

    const domains = await get('/leaderboard?by=domain');
    expect(
      domains.items.map((row: { group?: string; entities: number }) => [
        row.group,
        row.entities,
      ]),
    ).toEqual([
      ['domain:default/money', 3],
      [undefined, 8],
    ]);
    const upper = await get('/leaderboard?by=domain&rollUp=tree');
    expect(upper.items[0]).toMatchObject({
      group: 'domain:default/business',
      entities: 3,
    });
    const systems = await get('/leaderboard?by=system');
    expect(systems.items[0].group).toBe('system:default/billing');
    const kinds = await get('/leaderboard?by=kind');
    expect(kinds.items).toEqual([
      expect.objectContaining({ group: 'component', entities: 11 }),
    ]);

    // What rises counts for the team, and for all that is above it.
    await letTimePass(knex, 86_400_000);
    await push(['b1'], { green: true, coverage: 90 });
    const { items: risen } = await get('/leaderboard?by=owner&sort=moved');
    expect(risen[0]).toMatchObject({
      group: owner('team-b'),
      moved: { up: 1, down: 0 },
    });
    const { items: above } = await get('/leaderboard?by=owner&rollUp=tree');
    expect(above[0].moved).toEqual({ up: 1, down: 0 });

    for (const [path, status, word] of [
      ['/leaderboard', 400, 'by'],
      ['/leaderboard?by=owner&sort=luck', 400, 'sort'],
      ['/leaderboard?by=owner&scorecard=later', 404, 'later'],
    ] as const) {
      const wrong = await request(server).get(`/api/scorecards${path}`);
      expect([path, wrong.status]).toEqual([path, status]);
      expect(wrong.body.error.message).toContain(word);
    }
    const first = await get('/leaderboard?by=owner&limit=3');
    expect(first.totalItems).toBe(4);
    const rest = await get(
      `/leaderboard?by=owner&limit=3&cursor=${first.nextCursor}`,
    );
    expect(rest.items).toHaveLength(1);
  });

  it('plans the fixes that lift the most within an effort', async () => {
    const { get } = await setup();
    const ofTeamB = `/next-actions?owner=${owner('team-b')}`;

    const all = await get(ofTeamB);
    // To green b1 takes half a day and lifts it to the top of one scorecard;
    // to cover b2 and b3 takes three days each, and lifts each on two.
    expect(all.plan).toEqual({ lifts: 5, effort: 6.5 });
    expect(all.possible).toEqual(all.plan);
    expect(all).toMatchObject({ blocked: 0, isPartial: false, totalItems: 3 });
    expect(all.items[0]).toMatchObject({
      entity: { entityRef: 'component:default/b1', owner: owner('team-b') },
      effort: 0.5,
      lifts: [
        {
          scorecard: { id: 'quality', title: 'Quality' },
          from: { id: 'none' },
          to: { id: 'silver' },
        },
      ],
      fixes: [
        {
          check: {
            id: 'build-green',
            title: 'The build is green',
            effort: 0.5,
          },
          status: 'fail',
          message: 'The last build of b1 failed',
        },
      ],
    });
    expect(all.items[1].lifts).toHaveLength(2);

    const day = await get(`${ofTeamB}&budget=1`);
    expect(day.plan).toEqual({ lifts: 1, effort: 0.5 });
    expect(day.possible.lifts).toBe(5);
    const none = await get(`${ofTeamB}&budget=0`);
    expect(none.items).toEqual([]);
    const speed = await get(`${ofTeamB}&scorecard=speed`);
    expect(speed.plan).toEqual({ lifts: 2, effort: 6 });
    // What is only in preview is nothing to do next.
    expect((await get(`${ofTeamB}&scorecard=later`)).items).toEqual([]);
    // What was never measured is to be done too: it is not yet good.
    const { items } = await get(`/next-actions?owner=${owner('team-c')}`);
    expect(items).toHaveLength(4);
    expect(
      items.flatMap((item: { fixes: Array<{ status: string }> }) =>
        item.fixes.map(({ status }) => status),
      ),
    ).toContain('unknown');
  });
});
