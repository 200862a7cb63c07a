import { DEFAULT_EFFORT } from './effort';

/**
 * A level that an entity could rise to on one scorecard: when all of these
 * checks are mended, it does.
 *
 * @public
 */
export interface PossibleLift {
  entityRef: string;
  scorecard: string;
  /** The checks that keep it from the level; at least one. */
  checks: string[];
}

/**
 * What to do to one entity, and where it rises by that.
 *
 * @public
 */
export interface NextAction {
  entityRef: string;
  scorecards: string[];
  checks: string[];
  /** Days. */
  effort: number;
}

/**
 * The actions that fit into an effort, what pays off most first.
 *
 * @public
 */
export interface NextActionsPlan {
  actions: NextAction[];
  lifts: number;
  /** Days. */
  effort: number;
}

/** More scorecards of one entity than this are not weighed against each other. */
const MAX_SCORECARDS = 10;

/** Whole thousandths of a day, so that sums are exact. */
const UNITS_PER_DAY = 1_000;

/** What lifting an entity on some of its scorecards takes. */
interface Option {
  scorecards: string[];
  checks: string[];
  effort: number;
}

/** The least that so many lifts take: effort, and then the number of fixes. */
interface Cost {
  effort: number;
  fixes: number;
}

/**
 * Picks the fixes that lift the most entities by a level within an effort; of
 * those the ones with the least effort, and of those the fewest.
 *
 * @remarks
 *
 * Exact, not greedy: a check that two scorecards of an entity ask for is mended
 * once for both, so that the cheapest lift is not always a part of the best
 * plan. A fix is of one entity, so that entities only share the effort: for
 * each entity the cheapest way to each number of lifts is looked up among all
 * sets of its scorecards, and the entities are then put together as in the
 * knapsack problem, by the number of lifts instead of the weight (Kellerer,
 * Pferschy and Pisinger, "Knapsack Problems", 2004, section 2.3: dynamic
 * programming by profits).
 *
 * @param effortOf - Days that mending a check takes; where nobody said, one
 * day is assumed.
 * @param budget - Days; all that is possible, if absent.
 * @public
 */
export function planNextActions(options: {
  lifts: PossibleLift[];
  effortOf: (check: string) => number | undefined;
  budget?: number;
}): NextActionsPlan {
  const { lifts, effortOf, budget = Infinity } = options;
  const unitsOf = (check: string) =>
    Math.round((effortOf(check) ?? DEFAULT_EFFORT) * UNITS_PER_DAY);

  const entities = [...groupByEntity(lifts)].map(([entityRef, ofEntity]) => ({
    entityRef,
    options: cheapestOptions(ofEntity, unitsOf),
  }));
  const { best, chosen } = combine(entities.map(entity => entity.options));

  let count = best.length - 1;
  while (best[count].effort > budget * UNITS_PER_DAY) {
    count -= 1;
  }
  const actions: NextAction[] = [];
  let remaining = count;
  for (let index = entities.length - 1; index >= 0; index--) {
    const taken = chosen[index][remaining];
    if (taken > 0) {
      const { entityRef, options: ways } = entities[index];
      const { effort, ...way } = ways[taken];
      actions.push({ entityRef, ...way, effort: effort / UNITS_PER_DAY });
    }
    remaining -= taken;
  }
  return {
    actions: actions.sort(byPayOff),
    lifts: count,
    effort: best[count].effort / UNITS_PER_DAY,
  };
}

/**
 * The cheapest way to lift an entity on none, one, two … of its scorecards.
 */
function cheapestOptions(
  lifts: PossibleLift[],
  unitsOf: (check: string) => number,
): Option[] {
  const weighed = [...lifts]
    .sort((a, b) => a.checks.length - b.checks.length)
    .slice(0, MAX_SCORECARDS);
  const cheapest: Option[] = [];
  for (let set = 0; set < 2 ** weighed.length; set++) {
    const members = weighed.filter(
      (_, index) => Math.floor(set / 2 ** index) % 2,
    );
    const checks = [...new Set(members.flatMap(lift => lift.checks))].sort();
    const option = {
      scorecards: members.map(({ scorecard }) => scorecard).sort(),
      checks,
      effort: checks.reduce((sum, check) => sum + unitsOf(check), 0),
    };
    const known = cheapest[members.length];
    if (!known || isLess(toCost(option), toCost(known))) {
      cheapest[members.length] = option;
    }
  }
  return cheapest;
}

/**
 * The least that each number of lifts takes over all entities, and how many
 * lifts of each entity that is made of.
 */
function combine(entities: Option[][]) {
  let best: Cost[] = [{ effort: 0, fixes: 0 }];
  const chosen: number[][] = [];
  for (const options of entities) {
    const next: Cost[] = [];
    const taken: number[] = [];
    for (const [before, cost] of best.entries()) {
      for (const [own, option] of options.entries()) {
        const total = {
          effort: cost.effort + option.effort,
          fixes: cost.fixes + option.checks.length,
        };
        const lifts = before + own;
        if (!next[lifts] || isLess(total, next[lifts])) {
          next[lifts] = total;
          taken[lifts] = own;
        }
      }
    }
    best = next;
    chosen.push(taken);
  }
  return { best, chosen };
}

function toCost({ effort, checks }: Option): Cost {
  return { effort, fixes: checks.length };
}

function isLess(a: Cost, b: Cost): boolean {
  return a.effort < b.effort || (a.effort === b.effort && a.fixes < b.fixes);
}

function byPayOff(a: NextAction, b: NextAction): number {
  return (
    a.effort / a.scorecards.length - b.effort / b.scorecards.length ||
    a.checks.length - b.checks.length ||
    a.entityRef.localeCompare(b.entityRef)
  );
}

function groupByEntity(lifts: PossibleLift[]): Map<string, PossibleLift[]> {
  const groups = new Map<string, PossibleLift[]>();
  for (const lift of lifts) {
    const group = groups.get(lift.entityRef);
    if (group) {
      group.push(lift);
    } else {
      groups.set(lift.entityRef, [lift]);
    }
  }
  return groups;
}
