import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Preview,
  StatusCounts,
  Verdict,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import request from 'supertest';
import { DEFINITIONS } from '../__testUtils__/definitions';
import { letTimePass } from '../__testUtils__/letTimePass';
import { createRandom } from '../__testUtils__/random';
import {
  createDefinitionsDirectory,
  startScorecards,
} from '../__testUtils__/startScorecards';
import { service, TestCatalog } from '../__testUtils__/TestCatalog';
import { FactStore } from '../database/FactStore';
import { PreviewReader } from './PreviewReader';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;

const build = (name: string, value: JsonObject) => ({
  entityRef: `component:default/${name}`,
  source: 'build',
  value,
});

const check = (id: string, rule: string, more = '') => `---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: ${id}
title: The check ${id}
description: It matters.
owner: group:default/guild
applies: { kind: component }
rule: ${rule}
${more}
`;

const scorecard = (silver: string[], more = '') => `---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: quality
title: Quality
description: What every service should be.
owner: group:default/guild
type: readiness
applies: { kind: component }
levels:
  - { id: bronze, title: Bronze, checks: [build-green] }
  - { id: silver, title: Silver, checks: [${silver}] }
${more}
`;

const counts = (some: Partial<StatusCounts>): StatusCounts => ({
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
  ...some,
});

/** What every table holds but the sequence of its writing. */
async function contentOf(knex: Knex) {
  const tables = [
    ...['registry', 'definition', 'definition_version', 'reevaluation'],
    ...['fact_current', 'fact_past', 'verdict_current', 'verdict_past'],
    ...['score_current', 'score_past', 'score_daily', 'score_daily_due'],
  ];
  return Promise.all(
    tables.map(async table => [
      table,
      (await knex(table)).map(row => JSON.stringify(row)).sort(),
    ]),
  );
}

const { abort: originalAbort } = AbortController.prototype;

afterEach(() => jest.restoreAllMocks());

describe.each(databases.eachSupportedId())('preview, %p', id => {
  async function setup(
    names: string[] = ['a', 'b', 'c'],
    config: JsonObject = {},
  ) {
    definitions.setContent({ 'all.yaml': DEFINITIONS });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    names.forEach((name, index) =>
      catalog.set(service(name, { owner: `group:default/team-${index % 2}` })),
    );
    const backend = await startScorecards({
      knex,
      catalog,
      config,
      definitions: definitions.path,
    });
    await backend.synchronize();
    const send = (body: object) =>
      request(backend.server).post('/api/scorecards/preview').send(body);
    return {
      ...backend,
      knex,
      send,
      preview: async (documents: string, since?: number): Promise<Preview> => {
        const response = await send({ documents, since });
        expect([response.status, response.body.error?.message]).toEqual([
          200,
          undefined,
        ]);
        return response.body;
      },
    };
  }

  it('says who would have another verdict and level, and stores nothing', async () => {
    const { knex, preview, push } = await setup();
    await push(
      build('a', { green: true, coverage: 90 }),
      build('b', { green: true, coverage: 70 }),
    );
    const before = await contentOf(knex);
    const answer = await preview(
      check('well-covered', 'facts.build.coverage >= 95.0', 'effort: 2'),
    );
    expect(await contentOf(knex)).toEqual(before);

    expect(answer).toMatchObject({
      entities: 3,
      totalEntities: 3,
      problems: [],
      tests: [],
    });
    const [covered, ...others] = answer.checks;
    expect(others).toEqual([]);
    expect(covered).toMatchObject({
      id: 'well-covered',
      before: counts({ pass: 1, warn: 1, unknown: 1 }),
      after: counts({ fail: 2, unknown: 1 }),
      changed: 2,
      byOwner: [
        {
          owner: 'group:default/team-0',
          before: counts({ pass: 1, unknown: 1 }),
          after: counts({ fail: 1, unknown: 1 }),
          changed: 1,
        },
        { owner: 'group:default/team-1', changed: 1 },
      ],
    });
    expect(
      covered.samples.map(sample => [
        sample.entity.entityRef,
        sample.before,
        sample.after,
      ]),
    ).toEqual([
      ['component:default/a', 'pass', 'fail'],
      ['component:default/b', 'warn', 'fail'],
      ['component:default/c', 'unknown', 'unknown'],
    ]);
    expect(covered.samples[0].message).toBe('The rule does not hold.');
    expect(covered.trend).toBeUndefined();
    expect(answer.scorecards).toMatchObject([
      {
        scorecard: { id: 'quality' },
        before: [
          { level: 'none', count: 1 },
          { level: 'bronze', count: 0 },
          { level: 'silver', count: 2 },
        ],
        after: [
          { level: 'none', count: 1 },
          { level: 'bronze', count: 2 },
          { level: 'silver', count: 0 },
        ],
        up: 0,
        down: 2,
        joined: 0,
        left: 0,
        samples: [
          {
            entity: { entityRef: 'component:default/a' },
            from: { id: 'silver' },
            to: { id: 'bronze' },
            checks: [{ id: 'well-covered', before: 'pass', after: 'fail' }],
          },
          { entity: { entityRef: 'component:default/b' } },
        ],
      },
    ]);
  });

  it('moves nobody by a check in preview, and shows a draft', async () => {
    const { preview, push } = await setup(['a']);
    await push(build('a', { green: true, coverage: 90 }));
    const answer = await preview(
      check('new', 'facts.build.coverage >= 95.0', 'stage: preview') +
        check('idea', `'!facts.build.green'`, 'stage: draft') +
        scorecard(['well-covered', 'new', 'idea']),
    );
    expect(answer.checks).toMatchObject([
      { id: 'new', after: counts({ fail: 1 }), changed: 1 },
      { id: 'idea', after: counts({ fail: 1 }) },
    ]);
    expect(answer.checks[0].before).toBeUndefined();
    expect(answer.scorecards).toMatchObject([{ up: 0, down: 0 }]);
    expect(answer.problems).toMatchObject([
      {
        kind: 'Scorecard',
        path: 'levels[1].checks[2]',
        message: expect.stringContaining('left out'),
        blocking: false,
      },
    ]);
  });

  it('says what is wrong and where, and goes on with the rest', async () => {
    const { preview, push } = await setup(['a']);
    await push(build('a', { green: true, coverage: 90 }));
    const answer = await preview(
      `${check('build-green', 'facts.build.grene')}${check(
        'well-covered',
        'facts.build.coverage >= 95.0',
        `tests:
  - { name: all, facts: { build: { coverage: 100.0 } }, expect: pass }
  - { name: some, facts: { build: { coverage: 90.0 } }, expect: pass }`,
      )}`,
    );
    expect(answer.problems).toEqual([
      {
        kind: 'Check',
        id: 'build-green',
        path: 'rule',
        line: 9,
        column: 19,
        message: expect.stringContaining('green'),
        blocking: true,
      },
      {
        kind: 'Check',
        id: 'well-covered',
        path: 'tests[1].expect',
        line: 22,
        column: expect.any(Number),
        message: expect.stringContaining('expected pass, got fail'),
        blocking: true,
      },
    ]);
    expect(answer.tests).toMatchObject([
      { check: 'well-covered', name: 'all', outcome: 'passed' },
      { check: 'well-covered', name: 'some', outcome: 'failed' },
    ]);
    expect(answer.checks).toMatchObject([
      { id: 'well-covered', after: counts({ fail: 1 }) },
    ]);
    // The broken check stays as it is in force, and holds nobody back.
    expect(answer.scorecards).toMatchObject([
      {
        after: [
          { level: 'none', count: 0 },
          { level: 'bronze', count: 1 },
          { level: 'silver', count: 0 },
        ],
      },
    ]);
    const broken = await preview('a: [');
    expect(broken.problems).toMatchObject([{ line: 1, blocking: true }]);
    expect(broken.checks).toEqual([]);
  });

  it('tells what a changed source breaks elsewhere', async () => {
    const { preview } = await setup(['a']);
    const source = DEFINITIONS.split('---')[0];
    const answer = await preview(source.replace(/ {2}green:.*\n/, ''));
    expect(answer.problems).toEqual([
      expect.objectContaining({
        kind: 'Check',
        id: 'build-green',
        message: expect.stringContaining('Check build-green'),
        blocking: true,
      }),
    ]);
    expect(answer.checks.map(each => each.id)).toEqual(['well-covered']);
  });

  it('replays what was known on each day', async () => {
    const { knex, preview, push } = await setup(['a', 'b']);
    await push(build('a', { green: true, coverage: 50 }));
    await letTimePass(knex, 2 * DAY);
    await push(build('a', { green: true, coverage: 97 }));
    await push(build('b', { green: false, coverage: 97 }));
    await letTimePass(knex, DAY);
    await push(build('a', { green: true, coverage: 97 }));
    const { checks, scorecards } = await preview(
      check('well-covered', 'facts.build.coverage >= 95.0'),
      5,
    );
    expect(checks[0].trend?.map(({ statusCounts }) => statusCounts)).toEqual([
      counts({}),
      counts({}),
      counts({ fail: 1 }),
      counts({ fail: 1 }),
      counts({ pass: 2 }),
      counts({ pass: 2 }),
    ]);
    const silver = scorecards[0].trend?.map(
      ({ levels }) => levels.find(({ level }) => level === 'silver')?.count,
    );
    expect(silver).toEqual([0, 0, 0, 0, 1, 1]);
    const days = checks[0].trend?.map(({ day }) => day) ?? [];
    expect(days.at(-1)).toBe(new Date().toISOString().slice(0, 10));
    expect([...days].sort()).toEqual(days);
  });

  it('changes nothing with what is in force, and foretells what loading stores', async () => {
    const random = createRandom(5);
    const names = Array.from({ length: 12 }, (_, index) => `s${index}`);
    const { get, preview, push, synchronize } = await setup(names);
    const statusesOf = async () => {
      const { items } = await get('/verdicts?limit=200');
      return (items as Verdict[]).map(
        ({ check: { id: checkId }, entity, status }) =>
          [checkId, entity.entityRef, status] as const,
      );
    };
    for (let round = 0; round < 4; round++) {
      await push(
        ...names
          .filter(() => random.chance(0.5))
          .map(name =>
            build(name, {
              ...(random.chance(0.8) && { green: random.chance(0.6) }),
              ...(random.chance(0.8) && { coverage: random.int(100) }),
            }),
          ),
      );
      const same = await preview(
        (await Promise.all(
          ['build-green', 'well-covered'].map(
            async each => (await get(`/definitions/Check/${each}`)).yaml,
          ),
        ).then(texts => texts.join('---\n'))) as string,
      );
      expect(same.checks).toHaveLength(2);
      expect(same.checks.every(({ changed }) => changed === 0)).toBe(true);
      expect(same.scorecards).toMatchObject([
        { up: 0, down: 0, joined: 0, left: 0 },
      ]);

      const next =
        check(
          'well-covered',
          `facts.build.coverage >= ${random.int(100)}.0`,
          random.chance(0.5) ? 'warn: facts.build.green' : '',
        ) +
        check(
          'extra',
          random.pick([`'!facts.build.green'`, 'facts.build.coverage < 30.0']),
          random.pick(['', 'stage: preview', 'stage: active']),
        ) +
        scorecard(['well-covered', ...(round > 1 ? ['extra'] : [])]) +
        DEFINITIONS.split('---')
          .filter(document => !/id: (well-covered|quality)/.test(document))
          .map(document => `---${document}`)
          .join('');
      // With its sources, or on top of those in force, which are the same.
      const foretold = await preview(
        random.chance(0.5)
          ? next
          : next
              .split(/^---$/m)
              .filter(document => !document.includes('kind: FactSource'))
              .join('---'),
      );
      definitions.setContent({ 'all.yaml': next });
      await synchronize();
      const stored = await statusesOf();
      for (const { id: checkId, after, samples } of foretold.checks) {
        const ofCheck = stored.filter(([each]) => each === checkId);
        const found = counts({});
        ofCheck.forEach(([, , status]) => (found[status] += 1));
        expect([checkId, after]).toEqual([checkId, found]);
        for (const sample of samples) {
          expect(ofCheck).toContainEqual([
            checkId,
            sample.entity.entityRef,
            sample.after,
          ]);
        }
      }
      const { levelCounts } = await get('/scorecards/quality');
      expect(
        foretold.scorecards.find(each => each.scorecard.id === 'quality')
          ?.after,
      ).toEqual(levelCounts);
    }
  });

  it('looks at no more entities than it is told to', async () => {
    const { preview } = await setup(['a', 'b', 'c'], {
      preview: { maxEntities: 2 },
    });
    const answer = await preview(check('new', 'facts.build.green'));
    expect(answer).toMatchObject({
      entities: 2,
      totalEntities: 3,
      checks: [{ after: counts({ unknown: 2 }) }],
    });
  });

  it('goes on with the last of two previews of one caller', async () => {
    const { preview, send } = await setup(['a']);
    const documents = check('new', 'facts.build.green');
    const gate = holdReading();
    const first = send({ documents }).then(response => response);
    await gate.isReached;
    const second = await preview(documents);
    gate.open();
    expect(second.checks).toHaveLength(1);
    const { status, body } = await first;
    expect(status).toBe(409);
    expect(body.error.message).toContain('newer preview');
    expect((await preview(documents)).checks).toHaveLength(1);
  });

  it('stops when nobody waits for it any more', async () => {
    const { send } = await setup(['a']);
    const reads = jest.spyOn(FactStore.prototype, 'listOfMany');
    const gate = holdReading();
    const asked = send({ documents: check('new', 'facts.build.green') });
    const gone = asked.then(
      () => 'answered',
      () => 'gone',
    );
    await gate.isReached;
    const isClosed = new Promise(resolve =>
      jest
        .spyOn(AbortController.prototype, 'abort')
        .mockImplementationOnce(function abort(this: AbortController) {
          Reflect.apply(originalAbort, this, []);
          resolve(undefined);
        }),
    );
    asked.abort();
    await isClosed;
    gate.open();
    expect(await gone).toBe('gone');
    await gate.isDone;
    expect(reads).not.toHaveBeenCalled();
  });

  it('refuses what is too long', async () => {
    const { send } = await setup(['a']);
    const documents = check('new', 'facts.build.green');
    for (const [body, field] of [
      [{}, 'documents'],
      [{ documents: 'a'.repeat(100_001) }, 'documents'],
      [{ documents, since: 91 }, 'since'],
    ] as const) {
      const response = await send(body);
      expect([field, response.status]).toEqual([field, 400]);
      expect(response.body.error.message).toContain(field);
    }
  });
});

/** Holds the next preview where it reads the first entities. */
function holdReading() {
  const { listEntities } = PreviewReader.prototype;
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  let done = () => {};
  const isDone = new Promise<void>(resolve => {
    done = resolve;
  });
  const isReached = new Promise<void>(reached => {
    jest
      .spyOn(PreviewReader.prototype, 'listEntities')
      .mockImplementationOnce(async function held(
        this: PreviewReader,
        ...args: Parameters<typeof listEntities>
      ) {
        reached();
        await opened;
        const entities = await listEntities.apply(this, args);
        setImmediate(done);
        return entities;
      });
  });
  return { isReached, open, isDone };
}
