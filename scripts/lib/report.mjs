import { describeFailure } from './problem.mjs';

/**
 * What one part of a test run gave: counts, the full text of each failure, and what was left
 * out and why.
 *
 * @typedef {{
 *   passed: number, failed: number, skipped: number, failures: string[], notes: string[]
 * }} Tally
 */

/** Nothing, unless said otherwise. */
export function tally(counts) {
  return {
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: [],
    notes: [],
    ...counts,
  };
}

/** Sums tallies. */
export function sumTallies(tallies) {
  function sum(key) {
    return tallies.reduce((total, each) => total + each[key], 0);
  }
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    failures: tallies.flatMap(each => each.failures),
    notes: tallies.flatMap(each => each.notes),
  };
}

/** `N passed, N failed, N skipped` */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** A check that is not made of tests counts as one. */
export function tallyCheck({ code, output }) {
  return code === 0
    ? tally({ passed: 1 })
    : tally({ failed: 1, failures: [output] });
}

/** A failing program whose report names no failure has failed all the same. */
export function tallyProgram({ code, output }, report) {
  return code !== 0 && report.failed === 0
    ? sumTallies([report, tally({ failed: 1, failures: [output] })])
    : report;
}

/** What this machine cannot test counts as one: skipped, and in CI failed. */
export function tallyMissing(title, problem, env = process.env) {
  const note = `${title} were skipped. ${describeFailure(problem)}`;
  return isCi(env)
    ? tally({ failed: 1, failures: [note] })
    : tally({ skipped: 1, notes: [note] });
}

/** Whether this runs in continuous integration, where a skip is a failure. */
export function isCi(env = process.env) {
  return Boolean(env.CI) && !['false', '0'].includes(env.CI);
}

/** Tallies the report that `jest --json` writes. */
export function tallyJest(report) {
  return tally({
    passed: report.numPassedTests,
    // A test file that cannot even be loaded has no tests to count.
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults
      .filter(file => file.status === 'failed')
      .map(file => `${file.name}\n${file.message}`),
  });
}

/** How many tests of a jest report ran on PostgreSQL: their titles name the database. */
export function countPostgresTests(report) {
  return report.testResults
    .flatMap(file => file.assertionResults)
    .filter(
      test => test.status === 'passed' && test.fullName.includes('POSTGRES'),
    ).length;
}

/** Tallies the report of Playwright's JSON reporter. */
export function tallyPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return tally({
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    failures: [
      ...report.errors.map(error => error.stack ?? error.message),
      ...report.suites.flatMap(suite => describeFailures(suite, [])),
    ],
  });
}

function describeFailures(suite, parents) {
  const titles = [...parents, suite.title];
  return [
    ...suite.specs
      .filter(spec => !spec.ok)
      .map(spec =>
        [
          [...titles, spec.title].join(' > '),
          ...spec.tests
            .flatMap(test => test.results)
            .flatMap(result => result.errors)
            .map(error => error.message),
        ].join('\n'),
      ),
    ...(suite.suites ?? []).flatMap(child => describeFailures(child, titles)),
  ];
}

/** Tallies the summary at the end of what `node --test` writes with its TAP reporter. */
export function tallyTap(tap) {
  function count(name) {
    return Number(tap.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  }
  const failed = count('fail') + count('cancelled');
  return tally({
    passed: count('pass'),
    failed,
    skipped: count('skipped') + count('todo'),
    failures: failed > 0 ? [tap] : [],
  });
}

/** Tallies the last line of a program that ends as these scripts do; what it left out is a note. */
export function tallySummary(output) {
  const [, passed = 0, failed = 0, skipped = 0] =
    output.match(/^(\d+) passed, (\d+) failed, (\d+) skipped$/m)?.map(Number) ??
    [];
  return tally({
    passed,
    failed,
    failures: failed > 0 ? [output] : [],
    notes: skipped > 0 ? [output] : [],
  });
}
