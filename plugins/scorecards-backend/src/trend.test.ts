import { TestDatabases } from '@backstage/backend-test-utils';
import { ScorecardTrend } from '@guildhall/plugin-scorecards-common';
import { DEFINITIONS as USUAL } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;
const NOTHING = {
  improved: 0,
  declined: 0,
  ruleUp: 0,
  ruleDown: 0,
  joined: 0,
  left: 0,
};

const DEFINITIONS = USUAL.replace('maxAge: { days: 2 }', 'maxAge: { days: 9 }');

const STRICTER = DEFINITIONS.replace(
  'rule: facts.build.coverage >= 80.0\nwarn: facts.build.coverage >= 60.0',
  'rule: facts.build.coverage >= 95.0',
);
const ONLY_SERVICES = STRICTER.replace(
  'type: readiness\napplies: { kind: component }',
  'type: readiness\napplies: { kind: component, spec.type: service }',
);

describe.each(databases.eachSupportedId())('trend, %p', id => {
  it('tells what got better from changed rules and from who came and went', async () => {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    catalog.set(service('b'));
    catalog.set(service('tool', { type: 'tool' }));
    const { get, push, synchronize } = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    const load = async (text: string) => {
      definitions.setContent({ 'all.yaml': text });
      await synchronize();
    };
    const build = (name: string, green: boolean) => ({
      entityRef: `component:default/${name}`,
      source: 'build',
      value: { green, coverage: 90 },
    });
    await synchronize();
    await push(build('a', true), build('b', false), build('tool', true));
    await synchronize();

    await letTimePass(knex, DAY);
    await push(build('a', true), build('b', true), build('tool', false));
    await synchronize();

    await letTimePass(knex, DAY);
    await load(STRICTER);

    await letTimePass(knex, DAY);
    await load(ONLY_SERVICES);

    await letTimePass(knex, DAY);
    catalog.set(service('c'));
    catalog.delete('component:default/b');
    await load(ONLY_SERVICES);

    const trend: ScorecardTrend = await get('/scorecards/quality/trend?days=5');
    expect(trend.items.map(({ entities, moved }) => [entities, moved])).toEqual(
      [
        [3, undefined],
        [3, { ...NOTHING, improved: 1, declined: 1 }],
        [3, { ...NOTHING, ruleDown: 2 }],
        [2, { ...NOTHING, left: 1 }],
        [2, { ...NOTHING, joined: 1, left: 1 }],
      ],
    );
    const days = trend.items.map(({ day }) => day);
    const quality = { kind: 'Scorecard', id: 'quality', title: 'Quality' };
    expect(trend.changes).toEqual([
      {
        day: days[2],
        kind: 'definition',
        definition: {
          kind: 'Check',
          id: 'well-covered',
          title: 'Tests cover the code',
        },
        version: expect.any(String),
      },
      {
        day: days[3],
        kind: 'scope',
        definition: quality,
        version: expect.any(String),
      },
      { day: days[3], kind: 'population' },
      { day: days[4], kind: 'population' },
    ]);

    const filtered: ScorecardTrend = await get(
      '/scorecards/quality/trend?days=5&owner=group:default/nobody',
    );
    expect(filtered.items).toEqual([]);
    expect(filtered.changes.map(({ kind }) => kind)).toEqual([
      'definition',
      'scope',
    ]);
  });

  it('does not take a check that begins to count for a worse service', async () => {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    const { get, push, synchronize } = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await synchronize();
    await push({
      entityRef: 'component:default/a',
      source: 'build',
      value: { green: true, coverage: 90 },
    });
    const withCheck = (stage: string) =>
      `${DEFINITIONS.replace('[build-green]', '[build-green, new]')}---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: new
title: New
description: It comes.
owner: group:default/guild
stage: ${stage}
rule: facts.build.coverage >= 95.0
`;
    definitions.setContent({ 'all.yaml': withCheck('preview') });
    await synchronize();
    await letTimePass(knex, DAY);
    definitions.setContent({ 'all.yaml': withCheck('active') });
    await synchronize();
    const { items, changes } = await get('/scorecards/quality/trend?days=2');
    expect(items[1].moved).toEqual({ ...NOTHING, ruleDown: 1 });
    expect(changes.at(-1)).toMatchObject({
      kind: 'definition',
      definition: { id: 'new' },
    });
  });
});
