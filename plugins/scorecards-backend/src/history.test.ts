import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { ScorecardTrend } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { DEFINITIONS } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import { createRandom } from './__testUtils__/random';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { restartReevaluation } from './database/registry';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NAMES = ['a', 'b', 'c', 'd', 'e'];

const MORE = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: drill
title: Drill
description: Emergency drills
maxAge: { days: 5 }
fields:
  passed: { type: bool, description: Whether the last one passed }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: drilled
title: Drilled while the build was green
description: Reads two sources that age differently.
owner: group:default/guild
rule: facts.build.green && facts.drill.passed
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: young
title: Young
description: Asks for the time.
owner: group:default/guild
applies: { 'metadata.name': { $in: [a, b] } }
rule: now < timestamp('2100-01-01T00:00:00Z') && facts.drill.passed
maxAge: { days: 3 }
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: drills
title: Drills
description: Another scorecard over some of the same checks.
owner: group:default/guild
type: tech-debt
levels:
  - id: only
    title: Only
    checks: [drilled, young, { check: build-green, weight: 2 }]
`;

const VARIANTS = [
  MORE,
  MORE.replace('facts.build.green && facts.drill', 'facts.drill'),
  MORE.replace('maxAge: { days: 5 }', 'maxAge: { days: 2 }'),
  MORE.replace('{ check: build-green, weight: 2 }', 'well-covered'),
  MORE.replace('rule: facts.build.green', 'rule: facts.build.nothing'),
  MORE.replace(/---\n.*id: drills.*/s, ''),
];

type Interval = { from: number; to?: number };

async function readIntervals(
  knex: Knex,
  [current, since]: [string, string],
  past: string,
  keys: string[],
): Promise<Map<string, Interval[]>> {
  const intervals = new Map<string, Interval[]>();
  const add = (
    row: Record<string, string | number | Date>,
    from: string,
    to?: string,
  ) => {
    const key = keys.map(name => row[name]).join(' ');
    intervals.set(key, [
      ...(intervals.get(key) ?? []),
      {
        from: new Date(row[from]).getTime(),
        to: to ? new Date(row[to]).getTime() : undefined,
      },
    ]);
  };
  for (const row of await knex(past).orderBy('valid_from')) {
    add(row, 'valid_from', 'valid_to');
  }
  for (const row of await knex(current).whereNotNull(since)) {
    add(row, since);
  }
  return intervals;
}

/** Whether intervals are in order, none is empty and none lies over another. */
function isHistory(intervals: Interval[], isContiguous: boolean): boolean {
  return intervals.every(({ from, to }, index) => {
    const next = intervals[index + 1];
    const isWhole = to === undefined ? !next : from < to;
    const isFollowed =
      !next ||
      (isContiguous ? next.from === to : next.from >= (to ?? Infinity));
    return isWhole && isFollowed;
  });
}

describe.each(databases.eachSupportedId())('history, %p', id => {
  it.each([1, 2, 3])(
    'holds together whatever happens (seed %d)',
    async seed => {
      const random = createRandom(seed);
      definitions.setContent({ 'all.yaml': DEFINITIONS, 'more.yaml': MORE });
      const knex = await databases.init(id);
      const catalog = new TestCatalog();
      for (const name of NAMES) {
        catalog.set(service(name));
      }
      const { get, push, synchronize } = await startScorecards({
        knex,
        catalog,
        definitions: definitions.path,
      });
      await synchronize();

      const randomFact = (): JsonObject => {
        const source = random.pick(['build', 'drill', 'drill']);
        const ago = random.pick([0, 0, 0, 1, 5 * HOUR, 30 * HOUR, 4 * DAY]);
        const observedAt = new Date(Date.now() - ago);
        const validUntil = new Date(
          observedAt.getTime() + random.int(5 * DAY) + 1,
        );
        const value =
          source === 'build'
            ? { green: random.chance(0.7), coverage: random.int(100) }
            : { passed: random.chance(0.7) };
        return {
          entityRef: `component:default/${random.pick(NAMES)}`,
          source,
          ...(random.chance(0.15)
            ? { error: random.pick(['is down', 'is slow']) }
            : {
                value,
                ...(random.chance(0.3) && {
                  validUntil: validUntil.toISOString(),
                }),
              }),
          ...(random.chance(0.6) && { observedAt: observedAt.toISOString() }),
        };
      };
      const actions = [
        async () => {
          await push(...Array.from({ length: 1 + random.int(12) }, randomFact));
        },
        async () => {
          await push(randomFact());
        },
        async () => {
          await letTimePass(knex, (1 + random.int(3)) * DAY);
          if (random.chance(0.7)) {
            await synchronize();
          }
        },
        async () => {
          definitions.addContent({ 'more.yaml': random.pick(VARIANTS) });
          await synchronize();
        },
        async () => {
          const name = random.pick(NAMES);
          catalog.delete(`component:default/${name}`);
          await synchronize();
          catalog.set(
            service(name, {
              owner: random.pick(['group:default/x', 'group:default/y']),
            }),
          );
        },
        synchronize,
      ];
      for (let step = 0; step < 60; step++) {
        await random.pick(actions)();
      }
      await synchronize();

      // Every interval begins where the one before it ends.
      const facts = await readIntervals(
        knex,
        ['fact_current', 'valid_from'],
        'fact_past',
        ['entity_id', 'source'],
      );
      expect([...facts.values()].filter(all => !isHistory(all, true))).toEqual(
        [],
      );
      // Between verdicts there may be a time without: the check was retired.
      for (const intervals of [
        await readIntervals(
          knex,
          ['verdict_current', 'since'],
          'verdict_past',
          ['entity_id', 'check_id'],
        ),
        await readIntervals(
          knex,
          ['score_current', 'valid_from'],
          'score_past',
          ['entity_id', 'scorecard_id'],
        ),
      ]) {
        expect(intervals.size).toBeGreaterThan(0);
        const broken = [...intervals.values()].filter(
          all => !isHistory(all, false),
        );
        expect(broken).toEqual([]);
      }

      // The series that was written day by day is the one that history tells.
      const [scorecard] = (await get('/scorecards')).items;
      const written = await get(`/scorecards/${scorecard.id}/trend?days=30`);
      const [told] = (await get(`/scorecards?kind=component`)).items;
      expect(told.id).toBe(scorecard.id);
      const trend: ScorecardTrend['items'] = written.items;
      expect(told.trend).toEqual(trend.map(({ moved: _, ...point }) => point));

      // What is stored is what evaluating everything from nothing gives.
      const read = async () => ({
        verdicts: await knex('verdict_current')
          .orderBy(['entity_id', 'check_id'])
          .select('entity_id', 'check_id', 'status', 'check_hash', 'evidence'),
        scores: await knex('score_current')
          .orderBy(['entity_id', 'scorecard_id'])
          .select('entity_id', 'scorecard_id', 'level', 'points', 'max_points')
          .select('pass', 'warn', 'fail', 'unknown', 'not_applicable'),
      });
      const stored = await read();
      await knex('verdict_current').delete();
      await knex('score_current').delete();
      await knex.transaction(restartReevaluation);
      await synchronize();
      expect(stored).toEqual(await read());
    },
  );
});
