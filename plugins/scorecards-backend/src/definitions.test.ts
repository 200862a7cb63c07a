import { TestDatabases } from '@backstage/backend-test-utils';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();
const recordings = createDefinitionsDirectory();

const A = 'component:default/a';

type Problem = {
  message: string;
  line: number;
  column: number;
  location: string;
};

describe.each(databases.eachSupportedId())('definitions, %p', id => {
  async function setup(config = {}, options: { recordings?: string } = {}) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    const backend = await startScorecards({
      knex,
      catalog,
      config,
      definitions: definitions.path,
      ...options,
    });
    const problems = async (): Promise<Problem[]> =>
      (await backend.get('/health')).definitions.problems;
    return { ...backend, catalog, knex, problems };
  }

  it('evaluates everything again when a rule changes, and marks the day', async () => {
    const { get, push, synchronize } = await setup();
    await synchronize();
    await push({ entityRef: A, source: 'build', value: { coverage: 70 } });
    const status = async () => {
      const { items } = await get('/verdicts?check=well-covered');
      return items.map((item: { status: string }) => item.status);
    };
    expect(await status()).toEqual(['warn']);

    definitions.setContent({
      'all.yaml': DEFINITIONS.replace('>= 80.0', '>= 70.0').replace(
        'What every service should be.',
        'What every service must be.',
      ),
    });
    await synchronize();
    expect(await status()).toEqual(['pass']);
    const { changes } = await get('/scorecards/quality/trend');
    const day = new Date().toISOString().slice(0, 10);
    expect(changes).toEqual(
      ['quality', 'well-covered'].map(changed =>
        expect.objectContaining({
          day,
          kind: 'definition',
          version: expect.any(String),
          definition: expect.objectContaining({ id: changed }),
        }),
      ),
    );
  });

  it('quarantines what is broken, with its place, and costs nobody else a verdict', async () => {
    const { get, problems, push, synchronize } = await setup();
    definitions.addContent({
      'broken.yaml': [
        'apiVersion: guildhall.dev/v1alpha1',
        'kind: Check',
        'id: typo',
        'title: Typo',
        'description: It reads a field that no source has.',
        'owner: group:default/guild',
        'rule: facts.build.gren',
        'tests: []',
        '---',
        'apiVersion: guildhall.dev/v1alpha1',
        'kind: Check',
        'id: strange',
        'colour: red',
      ].join('\n'),
      'malformed.yaml': 'apiVersion: [unclosed',
    });
    await synchronize();
    await push({ entityRef: A, source: 'build', value: { green: true } });
    const found = await problems();
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'typo',
        location: expect.stringContaining('broken.yaml'),
        line: 7,
        inForce: false,
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'strange',
        line: 13,
        message: expect.stringContaining('colour'),
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({
        location: expect.stringContaining('malformed.yaml'),
      }),
    );
    const { items } = await get('/verdicts');
    expect(
      items.map((item: { check: { id: string }; status: string }) => [
        item.check.id,
        item.status,
      ]),
    ).toEqual([
      ['build-green', 'pass'],
      ['well-covered', 'unknown'],
    ]);
  });

  it('keeps the last good version of a check in force while an edit is broken', async () => {
    const { get, problems, push, synchronize } = await setup();
    await synchronize();
    await push({ entityRef: A, source: 'build', value: { green: true } });
    const [before] = (await get('/verdicts?check=build-green')).items;

    definitions.setContent({
      'all.yaml': DEFINITIONS.replace(
        'rule: facts.build.green\n',
        'rule: facts.build.green +\n',
      ),
    });
    await synchronize();
    expect(await problems()).toEqual([
      expect.objectContaining({ id: 'build-green', inForce: true }),
    ]);
    await push({ entityRef: A, source: 'build', value: { green: false } });
    const [after] = (await get('/verdicts?check=build-green')).items;
    expect(after).toMatchObject({
      status: 'fail',
      checkVersion: before.checkVersion,
    });
  });

  it('retires what a file no longer defines, and keeps what cannot be read', async () => {
    const { get, problems, synchronize } = await setup({
      locations: [
        { type: 'file', target: `${definitions.path}/*.yaml` },
        { type: 'url', target: 'https://example.com/checks.yaml' },
      ],
    });
    await synchronize();
    expect((await get('/scorecards')).items).toHaveLength(1);
    expect(await problems()).toEqual([
      expect.objectContaining({
        location: 'https://example.com/checks.yaml',
        message: expect.stringContaining('could not be read'),
      }),
    ]);

    definitions.clear();
    await synchronize();
    expect((await get('/scorecards')).items).toEqual([]);
    expect((await get('/verdicts')).items).toEqual([]);
    expect((await get('/entities/component/default/a')).ladders).toEqual([]);
  });

  it('gives entities the past that was recorded for them', async () => {
    recordings.setContent({
      'past.yaml': `
apiVersion: guildhall.dev/v1alpha1
kind: Recording
source: build
every: { days: 1 }
entities:
  ${A}:
    - { daysAgo: 20, value: { green: false, coverage: 90 } }
    - { daysAgo: 5, value: { green: true, coverage: 90 } }
---
apiVersion: guildhall.dev/v1alpha1
kind: Recording
source: forgotten
every: { days: 1 }
entities:
  ${A}:
    - { daysAgo: 3, value: { green: false } }
`,
    });
    const { get, knex, synchronize } = await setup(
      {},
      { recordings: recordings.path },
    );
    await synchronize();
    const report = await get('/entities/component/default/a');
    expect(report.ladders[0]).toMatchObject({ level: 'silver' });
    const { items } = await get('/scorecards/quality/trend?days=30');
    const silver = items.map(
      (point: { levels: Array<{ count: number }> }) => point.levels[2].count,
    );
    expect(silver).toHaveLength(21);
    expect(silver.slice(0, 15)).toEqual(Array(15).fill(0));
    expect(silver.slice(15)).toEqual(Array(6).fill(1));
    expect(await knex('fact_past')).toHaveLength(1);

    const before = await knex('verdict_past').count({ rows: '*' });
    await synchronize();
    expect(await knex('verdict_past').count({ rows: '*' })).toEqual(before);
  });

  it('gives the recorded past to what is pushed before it was measured', async () => {
    recordings.setContent({
      'past.yaml': `
apiVersion: guildhall.dev/v1alpha1
kind: Recording
source: build
every: { days: 1 }
entities:
  component:default/b:
    - { daysAgo: 20, value: { green: false, coverage: 90 } }
    - { daysAgo: 5, value: { green: true, coverage: 90 } }
`,
    });
    const { catalog, get, push, synchronize } = await setup(
      {},
      { recordings: recordings.path },
    );
    await synchronize();
    catalog.set(service('b'));
    await push({
      entityRef: 'component:default/b',
      source: 'build',
      value: { green: true },
    });
    await synchronize();
    const { items } = await get('/scorecards/quality/trend?days=30');
    expect(items).toHaveLength(21);
  });

  it('leaves out recordings that make no sense, and says so', async () => {
    const recording = (every: string, values: string) => `
apiVersion: guildhall.dev/v1alpha1
kind: Recording
source: build
every: ${every}
entities:
  ${A}: ${values}
`;
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      const before = `*a${level - 1}`;
      bomb.push(`a${level}: &a${level} [${Array(9).fill(before).join(', ')}]`);
    }
    recordings.setContent({
      'bomb.yaml': bomb.join('\n'),
      'endless.yaml': recording(
        '{ milliseconds: 1 }',
        '[{ daysAgo: 900, value: { green: true } }]',
      ),
      'malformed.yaml': 'apiVersion: [unclosed',
      'upper.yaml': recording(
        '{ days: 1 }',
        '[{ daysAgo: 3, value: { green: true } }]',
      ).replace(A, 'Component:default/A'),
    });
    const { get, problems, synchronize } = await setup(
      {},
      { recordings: recordings.path },
    );
    await synchronize();
    const found = await problems();
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('alias'),
      expect.stringContaining('every'),
      expect.stringContaining('not played'),
    ]);
    expect(found[1]).toMatchObject({
      kind: 'Recording',
      location: expect.stringContaining('endless.yaml'),
      inForce: false,
    });
    const { items } = await get(`/facts?entityRef=${A}`);
    expect(items[0].value).toEqual({ green: true });
  });

  it('keeps what it read while a file or its folder cannot be read', async () => {
    const folder = `${definitions.path}/mounted`;
    const { get, problems, synchronize } = await setup({
      locations: [{ type: 'file', target: `${folder}/*.yaml` }],
    });
    await synchronize();
    expect(await problems()).toEqual([
      expect.objectContaining({
        location: `${folder}/*.yaml`,
        message: expect.stringContaining('could not be read'),
        inForce: false,
      }),
    ]);
    definitions.setContent({ mounted: { 'all.yaml': DEFINITIONS } });
    await synchronize();
    expect(await problems()).toEqual([]);
    const scorecards = async () => (await get('/scorecards')).items.length;
    expect(await scorecards()).toBe(1);

    for (const [content, reason] of [
      [{ 'all.yaml': `# ${'x'.repeat(5 * 1024 * 1024)}` }, 'bytes'],
      [{ 'all.yaml': Buffer.from([0x41, 0, 0x42]) }, 'UTF-8'],
      [undefined, 'no such file'],
    ] as const) {
      definitions.setContent(content ? { mounted: content } : {});
      await synchronize();
      expect(await problems()).toEqual([
        expect.objectContaining({ message: expect.stringContaining(reason) }),
      ]);
      expect(await scorecards()).toBe(1);
    }

    // An empty folder was emptied by somebody.
    definitions.setContent({ mounted: {} });
    await synchronize();
    expect(await scorecards()).toBe(0);
    expect(await problems()).toEqual([
      expect.objectContaining({ location: `${folder}/*.yaml` }),
    ]);
  });

  it('stands any number of broken definitions', async () => {
    const { get, problems, synchronize } = await setup();
    const broken = Array.from(
      { length: 2_000 },
      (_, index) => `
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: broken-${index}
title: Broken
`,
    );
    definitions.addContent({ 'broken.yaml': broken.join('---') });
    await synchronize();
    expect((await problems()).length).toBeGreaterThanOrEqual(2_000);
    expect((await get('/scorecards')).items).toHaveLength(1);
    const { jobs } = await get('/health');
    expect(jobs).toContainEqual(
      expect.objectContaining({ id: 'load-definitions', state: 'succeeded' }),
    );
  });

  it('writes nothing while nothing changes', async () => {
    const { knex, synchronize } = await setup();
    await synchronize();
    const revision = async () => (await knex('registry').first()).revision;
    const before = await revision();
    await synchronize();
    expect(await revision()).toBe(before);

    // Another comment is another file, but no other definition.
    definitions.setContent({ 'all.yaml': `# Ours\n${DEFINITIONS}` });
    await synchronize();
    expect(await revision()).toBe(before + 1);
    expect(await knex('definition_version')).toHaveLength(4);
  });
});
