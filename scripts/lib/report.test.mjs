import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from './problem.mjs';
import {
  countPostgresTests,
  sumTallies,
  summaryLine,
  tally,
  tallyCheck,
  tallyJest,
  tallyMissing,
  tallyPlaywright,
  tallyProgram,
  tallySummary,
  tallyTap,
} from './report.mjs';

const jestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 1,
  testResults: [
    {
      name: 'good.test.ts',
      status: 'passed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'store keeps facts, SQLITE_3' },
        { status: 'passed', fullName: 'store keeps facts, POSTGRES_18' },
        { status: 'pending', fullName: 'store drops facts, POSTGRES_18' },
      ],
    },
    {
      name: 'bad.test.ts',
      status: 'failed',
      message: 'Expected 1, received 2',
      assertionResults: [{ status: 'failed', fullName: 'adds' }],
    },
    {
      name: 'broken.test.ts',
      status: 'failed',
      message: 'Cannot find module',
      assertionResults: [],
    },
  ],
};

test('a jest report: files that do not load have failed, todos are skipped', () => {
  const result = tallyJest(jestReport);
  assert.equal(summaryLine(result), '5 passed, 2 failed, 3 skipped');
  assert.deepEqual(result.failures, [
    'bad.test.ts\nExpected 1, received 2',
    'broken.test.ts\nCannot find module',
  ]);
  assert.equal(countPostgresTests(jestReport), 1);
});

test('a Playwright report: nested failures are told with their whole title', () => {
  const result = tallyPlaywright({
    stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no tests found' }],
    suites: [
      {
        title: 'portal.test.ts',
        specs: [{ title: 'opens', ok: true, tests: [] }],
        suites: [
          {
            title: 'sign-in',
            specs: [
              {
                title: 'lists people',
                ok: false,
                tests: [{ results: [{ errors: [{ message: 'not there' }] }] }],
              },
            ],
          },
        ],
      },
    ],
  });
  assert.equal(summaryLine(result), '3 passed, 3 failed, 2 skipped');
  assert.deepEqual(result.failures, [
    'no tests found',
    'portal.test.ts > sign-in > lists people\nnot there',
  ]);
});

test('what node --test writes', () => {
  const tap =
    'TAP version 13\n# tests 7\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n';
  const result = tallyTap(tap);
  assert.equal(summaryLine(result), '3 passed, 2 failed, 2 skipped');
  assert.deepEqual(result.failures, [tap]);
});

test('a program that fails without a failure in its report has failed once', () => {
  const passed = tally({ passed: 4 });
  const crashed = tallyProgram({ code: 1, output: 'crashed' }, passed);
  assert.equal(summaryLine(crashed), '4 passed, 1 failed, 0 skipped');
  assert.deepEqual(crashed.failures, ['crashed']);
  assert.equal(tallyProgram({ code: 0, output: '' }, passed), passed);

  const failed = tally({ failed: 2, failures: ['a', 'b'] });
  assert.equal(tallyProgram({ code: 1, output: 'exit' }, failed), failed);
});

test('what a machine cannot test is skipped, and in CI failed', () => {
  const problem = new Problem('There is no Chromium.', { next: 'install it.' });
  for (const CI of [undefined, '', 'false', '0']) {
    const skipped = tallyMissing('End-to-end tests', problem, { CI });
    assert.equal(summaryLine(skipped), '0 passed, 0 failed, 1 skipped');
    assert.match(skipped.notes[0], /no Chromium.*install it/s);
  }
  const failed = tallyMissing('End-to-end tests', problem, { CI: 'true' });
  assert.equal(summaryLine(failed), '0 passed, 1 failed, 0 skipped');
  assert.match(failed.failures[0], /no Chromium.*install it/s);
});

test('the sum of everything', () => {
  const total = sumTallies([
    tallyCheck({ code: 0, output: 'fine' }),
    tallyCheck({ code: 2, output: 'error TS2322' }),
    tallyJest(jestReport),
    tally({ skipped: 1, notes: ['no Chromium'] }),
  ]);
  assert.equal(summaryLine(total), '6 passed, 3 failed, 4 skipped');
  assert.equal(total.failures[0], 'error TS2322');
  assert.deepEqual(total.notes, ['no Chromium']);
  assert.equal(summaryLine(sumTallies([])), '0 passed, 0 failed, 0 skipped');
});

test('the summary of another run is counted, and what it left out is a note', () => {
  const output =
    'Checks with terraform were skipped.\n\n7 passed, 1 failed, 2 skipped\n';
  assert.deepEqual(
    tallySummary(output),
    tally({ passed: 7, failed: 1, failures: [output], notes: [output] }),
  );
  assert.deepEqual(tallySummary('It did not start.'), tally());
  assert.deepEqual(
    tallySummary('3 passed, 0 failed, 0 skipped'),
    tally({ passed: 3 }),
  );
});
