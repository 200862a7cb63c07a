import { Engine, engines, withDatabase } from '../lib/databases';
import {
  formatBytes,
  formatCount,
  formatMs,
  formatRatio,
  formatSpread,
} from '../lib/format';
import { Report, Row } from '../lib/Report';
import { Evaluated, measureEvaluation } from './measureEvaluation';
import { measureOurs, Ours } from './measureOurs';
import { measureTheirs, Theirs } from './measureTheirs';
import { measureYear } from './measureYear';

/** Facts that are pushed where that is not what is measured. */
const FEW_PUSHES = 1_000;

/** Days of history that are kept in a year of changes. */
const HISTORY_DAYS = 90;

/** How many entities there are in it. */
const YEAR_ENTITIES = 200;

/** How many of them change every day. */
const CHANGING = 0.05;

/** How much is measured. */
export interface ScorecardsBenchOptions {
  entities: number[];
  /** Sizes that only scorecards is measured with. */
  oursOnly: number[];
  checks: number;
  engines: readonly Engine[];
  days: number;
  /** The same for more than a thousand entities. */
  daysOfMany: number;
  /** While pages of the largest compared size are read. */
  pushes: number;
  runs: number;
  /** Days of the year in which something changes every day. */
  yearDays: number;
}

export function scorecardsOptions(quick: boolean): ScorecardsBenchOptions {
  return quick
    ? {
        entities: [200],
        oursOnly: [],
        checks: 50,
        engines,
        days: 3,
        daysOfMany: 1,
        pushes: 1_000,
        runs: 1,
        yearDays: 8,
      }
    : {
        entities: [200, 1_000, 5_000],
        oursOnly: [20_000],
        checks: 50,
        engines,
        days: 30,
        daysOfMany: 3,
        pushes: 100_000,
        runs: 2,
        yearDays: 364,
      };
}

/** Scorecards and Tech Insights over the same entities, facts and checks. */
export async function benchScorecards(
  report: Report,
  options: ScorecardsBenchOptions,
): Promise<void> {
  const { checks, runs } = options;
  const largest = Math.max(...options.entities);
  for (const engine of options.engines) {
    for (const entities of [...options.entities, ...options.oursOnly]) {
      const world = { entities, checks };
      const isCompared = options.entities.includes(entities);
      const days = entities > 1_000 ? options.daysOfMany : options.days;
      report.heading(
        `${engine}, ${formatCount(entities)} entities, ${checks} checks`,
      );
      const theirs = isCompared
        ? await withDatabase(engine, database =>
            measureTheirs({ world, database, days, runs }),
          )
        : undefined;
      const ours = await withDatabase(engine, database =>
        measureOurs({
          world,
          database,
          days,
          runs,
          readers: 20,
          pushes: entities === largest ? options.pushes : FEW_PUSHES,
        }),
      );
      if (theirs) {
        report.table('Side by side', compare(ours, theirs, days));
      }
      report.table('Scorecards alone', describeOurs(ours));
      report.table(
        'Every rule over every entity, beside a loop written by hand',
        [
          describeEvaluation(
            await withDatabase(engine, database =>
              measureEvaluation({ world, database }),
            ),
          ),
        ],
      );
    }
  }
  if (options.engines.includes('SQLite')) {
    await benchYear(report, options);
  }
}

async function benchYear(
  report: Report,
  options: ScorecardsBenchOptions,
): Promise<void> {
  report.heading('A year of changes');
  const world = { entities: YEAR_ENTITIES, checks: options.checks };
  const kept = await withDatabase('SQLite', database =>
    measureYear({
      world,
      database,
      days: options.yearDays,
      historyDays: HISTORY_DAYS,
      share: CHANGING,
    }),
  );
  report.table(
    `${formatCount(world.entities)} entities, of which ${
      CHANGING * 100
    }% change every day; ${HISTORY_DAYS} days of history are kept`,
    kept.map(({ day, rows, bytes }) => ({
      'after days': String(day),
      ...Object.fromEntries(
        Object.entries(rows).map(([table, count]) => [
          table,
          formatCount(count),
        ]),
      ),
      size: formatBytes(bytes),
    })),
  );
}

function compare(ours: Ours, theirs: Theirs, days: number): Row[] {
  const row = (
    what: string,
    our: string,
    their: string,
    ratio: string,
  ): Row => ({
    '': what,
    scorecards: our,
    'Tech Insights': their,
    ratio,
  });
  const page = ours.pages.portfolio;
  const one = ours.pages['one entity'];
  return [
    row(
      'portfolio page (min / median / max)',
      formatSpread(page.ms),
      formatSpread(theirs.all),
      formatRatio(page.ms.median, theirs.all.median),
    ),
    row(
      'its statements',
      formatCount(page.statements),
      formatCount(theirs.allStatements),
      formatRatio(page.statements, theirs.allStatements),
    ),
    row(
      'every verdict of every entity',
      formatSpread(ours.full.ms),
      formatSpread(theirs.all),
      formatRatio(ours.full.ms.median, theirs.all.median),
    ),
    row(
      'its size',
      formatBytes(ours.full.bytes),
      formatBytes(theirs.allBytes),
      formatRatio(ours.full.bytes, theirs.allBytes),
    ),
    row(
      'event loop blocked by it for at most',
      formatMs(ours.full.blockedMs),
      formatMs(theirs.allBlockedMs),
      formatRatio(ours.full.blockedMs, theirs.allBlockedMs),
    ),
    row(
      'most memory that was resident',
      formatBytes(ours.full.peakRss),
      formatBytes(theirs.allPeakRss),
      formatRatio(ours.full.peakRss, theirs.allPeakRss),
    ),
    row(
      'one entity',
      formatSpread(one.ms),
      formatSpread(theirs.one),
      formatRatio(one.ms.median, theirs.one.median),
    ),
    row(
      'its statements',
      formatCount(one.statements),
      formatCount(theirs.oneStatements),
      formatRatio(one.statements, theirs.oneStatements),
    ),
    row(
      'one collection, nothing changed',
      formatSpread(ours.collection),
      formatSpread(theirs.collection),
      formatRatio(ours.collection.median, theirs.collection.median),
    ),
    row(
      `rows after ${days} such days`,
      `${ours.growthRows.facts} facts, ${ours.growthRows.verdicts} verdicts`,
      `${formatCount(theirs.growthRows)} facts`,
      '',
    ),
    row(
      `growth in ${days} such days`,
      formatBytes(ours.growthBytes),
      formatBytes(theirs.growthBytes),
      formatRatio(ours.growthBytes, theirs.growthBytes),
    ),
  ];
}

function describeOurs(ours: Ours): Row[] {
  const row = (
    what: string,
    { ms, statements, cpuMs, blockedMs, peakRss }: Ours['first'],
  ): Row => ({
    '': what,
    'min / median / max': formatSpread(ms),
    p95: formatMs(ms.p95),
    statements: formatCount(Math.round(statements * 10) / 10),
    'CPU time': formatMs(cpuMs),
    'event loop blocked': formatMs(blockedMs),
    'resident at most': formatBytes(peakRss),
  });
  return [
    {
      '': 'empty authenticated request',
      'min / median / max': formatSpread(ours.empty),
      p95: formatMs(ours.empty.p95),
    },
    ...Object.entries(ours.pages).map(([name, page]) => row(`${name}`, page)),
    ...Object.entries(ours.load).map(([name, page]) =>
      row(`${name}, 20 readers, a page a second each`, page),
    ),
    row('every verdict of every entity', ours.full),
    row('a batch of 100 changed facts', ours.factBatch),
    row('one changed fact', ours.oneFact),
    row(
      `pages while ${formatCount(
        ours.pushing.facts,
      )} facts are pushed in ${formatMs(ours.pushing.pushMs)}`,
      ours.pushing.pages,
    ),
    row('first synchronisation of everything', ours.first),
    row('all rules changed, all entities evaluated', ours.reevaluation),
  ];
}

function describeEvaluation(evaluated: Evaluated): Row {
  const { ms, byHand, rulesByHand, ...cost } = evaluated;
  return {
    'scorecards (min / median / max)': formatSpread(ms),
    'by hand, with one bulk write': formatSpread(byHand),
    'its rules': formatMs(rulesByHand.median),
    ratio: formatRatio(ms.median, byHand.median),
    statements: formatCount(cost.statements),
    'CPU time': formatMs(cost.cpuMs),
    'event loop blocked': formatMs(cost.blockedMs),
    'resident at most': formatBytes(cost.peakRss),
  };
}
