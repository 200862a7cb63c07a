import { createRandom, Random } from '../rules/__testUtils__/randomRule';
import { planNextActions, PossibleLift } from './planNextActions';
import { rollUpTree } from './rollUpTree';

function int(random: Random, below: number): number {
  return random.pick(Array.from({ length: below }, (_, index) => index));
}

describe('planNextActions', () => {
  const EFFORTS: Record<string, number | undefined> = {
    a: 0.5,
    b: 1,
    c: 2,
    d: 0.25,
    e: undefined,
  };
  const effortOf = (check: string) => EFFORTS[check];

  /** What a set of fixes lifts and takes, counted in the plainest way. */
  function weigh(lifts: PossibleLift[], fixes: string[]) {
    return {
      lifts: lifts.filter(({ entityRef, checks }) =>
        checks.every(check => fixes.includes(`${entityRef} ${check}`)),
      ).length,
      effort: fixes
        .map(fix => effortOf(fix.split(' ')[1]) ?? 1)
        .reduce((sum, effort) => sum + effort, 0),
      fixes: fixes.length,
    };
  }

  /** The best of all sets of fixes. */
  function bruteForce(lifts: PossibleLift[], budget: number) {
    const all = [
      ...new Set(
        lifts.flatMap(({ entityRef, checks }) =>
          checks.map(check => `${entityRef} ${check}`),
        ),
      ),
    ];
    let best = weigh(lifts, []);
    for (let set = 1; set < 2 ** all.length; set++) {
      const found = weigh(
        lifts,
        all.filter((_, index) => Math.floor(set / 2 ** index) % 2),
      );
      const isBetter =
        found.lifts - best.lifts ||
        best.effort - found.effort ||
        best.fixes - found.fixes;
      if (found.effort <= budget && isBetter > 0) {
        best = found;
      }
    }
    return best;
  }

  it('finds what trying every set of fixes finds', () => {
    const random = createRandom(20261121);
    for (let round = 0; round < 300; round++) {
      const lifts: PossibleLift[] = [];
      for (const entityRef of ['x', 'y', 'z'].slice(0, 1 + int(random, 3))) {
        for (const scorecard of ['s', 't', 'u'].slice(0, 1 + int(random, 3))) {
          const checks = Object.keys(EFFORTS)
            .slice(0, 4 + int(random, 2))
            .filter(() => random.chance(0.4));
          if (checks.length > 0) {
            lifts.push({ entityRef, scorecard, checks });
          }
        }
      }
      const budget = int(random, 20) / 4;
      const plan = planNextActions({ lifts, effortOf, budget });
      const fixes = plan.actions.flatMap(({ entityRef, checks }) =>
        checks.map(check => `${entityRef} ${check}`),
      );
      const best = bruteForce(lifts, budget);
      expect({ round, ...weigh(lifts, fixes) }).toEqual({ round, ...best });
      expect(plan).toMatchObject({ lifts: best.lifts, effort: best.effort });
      expect(
        plan.actions.reduce(
          (sum, { scorecards }) => sum + scorecards.length,
          0,
        ),
      ).toBe(best.lifts);
    }
  });

  it('mends a check once for two scorecards, and begins with what pays off', () => {
    const plan = planNextActions({
      lifts: [
        { entityRef: 'x', scorecard: 's', checks: ['c'] },
        { entityRef: 'y', scorecard: 's', checks: ['c', 'd'] },
        { entityRef: 'y', scorecard: 't', checks: ['c'] },
      ],
      effortOf,
    });
    expect(plan).toEqual({
      lifts: 3,
      effort: 4.25,
      actions: [
        {
          entityRef: 'y',
          scorecards: ['s', 't'],
          checks: ['c', 'd'],
          effort: 2.25,
        },
        { entityRef: 'x', scorecards: ['s'], checks: ['c'], effort: 2 },
      ],
    });
    expect(planNextActions({ lifts: [], effortOf })).toEqual({
      lifts: 0,
      effort: 0,
      actions: [],
    });
  });

  it('plans for a large team', () => {
    const random = createRandom(7);
    const lifts = Array.from({ length: 500 }, (_, index) => ({
      entityRef: `e${index % 130}`,
      scorecard: `s${Math.floor(index / 130)}`,
      checks: [random.pick(['a', 'b']), random.pick(['c', 'd', 'e'])],
    }));
    const all = planNextActions({ lifts, effortOf });
    expect(all.lifts).toBe(500);
    const week = planNextActions({ lifts, effortOf, budget: 5 });
    expect(week.effort).toBeLessThanOrEqual(5);
    expect(week.lifts).toBeGreaterThan(0);
  });
});

describe('rollUpTree', () => {
  it('gives each group all that is below it once, in any hierarchy', () => {
    const random = createRandom(42);
    for (let round = 0; round < 200; round++) {
      const names = Array.from({ length: 8 }, (_, index) => `g${index}`);
      const parents = new Map(
        names.map(name => [name, names.filter(() => random.chance(0.15))]),
      );
      const groups = names.filter(() => random.chance(0.7));
      const isBelow = (
        group: string,
        top: string,
        seen = new Set<string>(),
      ): boolean => {
        if (group === top) {
          return true;
        }
        if (seen.has(group)) {
          return false;
        }
        seen.add(group);
        return (parents.get(group) ?? []).some(above =>
          isBelow(above, top, seen),
        );
      };
      const top = rollUpTree({ groups, parents });
      for (const { group, members } of top) {
        expect([...members].sort()).toEqual(
          names.filter(name => isBelow(name, group)),
        );
      }
      // Whatever there is anything of can be reached from the top.
      const reached = new Set(top.flatMap(({ members }) => members));
      expect(groups.filter(group => !reached.has(group))).toEqual([]);
    }
  });

  it('leads down one step at a time, and leaves out what has nothing', () => {
    const parents = new Map([
      ['team-a', ['department']],
      ['team-b', ['department']],
      ['empty', ['department']],
      ['department', ['company']],
    ]);
    const groups = ['team-a', 'team-b', 'department', 'user'];
    expect(
      rollUpTree({ groups, parents }).map(({ group, children }) => [
        group,
        children,
      ]),
    ).toEqual([
      ['company', 1],
      ['user', 0],
    ]);
    expect(
      rollUpTree({ groups, parents, parent: 'department' }).map(
        ({ group, members }) => [group, members],
      ),
    ).toEqual([
      ['department', ['department']],
      ['team-a', ['team-a']],
      ['team-b', ['team-b']],
    ]);
  });
});
