import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, inState } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import {
  countPostgresTests,
  sumTallies,
  summaryLine,
  tally,
  tallyJest,
  tallyMissing,
  tallyProgram,
} from './report.mjs';
import { runTool } from './tool.mjs';

const UNUSED_POSTGRES = tally({
  failed: 1,
  failures: ['No test passed on PostgreSQL: tests of stores name POSTGRES_18.'],
});

/**
 * Runs the unit and integration tests of every package in one go, on SQLite and, if asked to,
 * on a real PostgreSQL.
 */
export async function runUnitTests(toolchain, { withPostgres, detail }) {
  const { postgres, missing } = withPostgres ? await findPostgres() : {};
  const reportFile = inState('logs', 'unit-tests.json');
  const logFile = inState('logs', 'unit-tests.log');
  rmSync(reportFile, { force: true });
  const { code, tail } = await runTool(
    toolchain,
    'backstage-cli',
    [
      'repo',
      'test',
      ...['--config', inRoot('scripts', 'jest', 'config.cjs')],
      // Else it would wait for changes.
      '--watchAll=false',
      // A test that hangs fails, one on a busy machine does not.
      '--testTimeout=30000',
      '--json',
      `--outputFile=${reportFile}`,
    ],
    {
      env: testEnvironment(toolchain, postgres),
      logFile,
      onLine: line => line.startsWith('PASS') && detail(line),
    },
  );
  await postgres?.stop();

  const report = readReport(reportFile);
  const tests = tallyProgram(
    { code, output: `${tail}\nThe whole log: ${logFile}` },
    report ? tallyJest(report) : tally(),
  );
  if (!postgres) {
    return {
      tally: sumTallies([tests, missing ?? tally()]),
      outcome: summaryLine(tests),
    };
  }
  const count = report ? countPostgresTests(report) : 0;
  const unused = report && count === 0;
  return {
    tally: sumTallies([tests, unused ? UNUSED_POSTGRES : tally()]),
    outcome: `${summaryLine(tests)}; ${count} passed on PostgreSQL ${
      postgres.version
    }`,
  };
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

async function findPostgres() {
  try {
    return { postgres: await startPostgres() };
  } catch (error) {
    return { missing: tallyMissing('Tests on PostgreSQL', error) };
  }
}

function testEnvironment(toolchain, postgres) {
  const connectionStrings = Object.keys(process.env).filter(name =>
    name.startsWith('BACKSTAGE_TEST_DATABASE_'),
  );
  return {
    ...Object.fromEntries(connectionStrings.map(name => [name, undefined])),
    // Tests name POSTGRES_18; what answers is the version that was found.
    BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
      postgres?.connectionString,
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    // The same everywhere: missing snapshots fail, and nothing is interactive.
    CI: 'true',
    NODE_ENV: 'test',
    NODE_OPTIONS: [toolchain.env.NODE_OPTIONS, '--no-node-snapshot']
      .filter(Boolean)
      .join(' '),
  };
}
