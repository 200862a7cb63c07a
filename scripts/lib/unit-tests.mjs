import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inState } from './paths.mjs';
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

/**
 * Runs the unit and integration tests of every package in one go, on SQLite and, if asked to,
 * on a real PostgreSQL.
 */
export async function runUnitTests(toolchain, { withPostgres, detail }) {
  detail('starting PostgreSQL');
  const { postgres, missing } = withPostgres ? await findPostgres() : {};
  const reportFile = inState('logs', 'unit-tests.json');
  rmSync(reportFile, { force: true });
  const { code, tail } = await runTool(
    toolchain,
    'backstage-cli',
    // Without --watchAll=false it would wait for changes.
    [
      'repo',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${reportFile}`,
    ],
    {
      env: testEnvironment(toolchain, postgres),
      logFile: inState('logs', 'unit-tests.log'),
      onLine: line => line.startsWith('PASS') && detail(line),
    },
  );
  await postgres?.stop();

  const report = existsSync(reportFile)
    ? JSON.parse(readFileSync(reportFile, 'utf8'))
    : undefined;
  const tests = tallyProgram(
    { code, output: tail },
    report ? tallyJest(report) : tally(),
  );
  return {
    tally: missing ? sumTallies([tests, missing]) : tests,
    outcome:
      postgres && report
        ? `${summaryLine(tests)}; ${countPostgresTests(
            report,
          )} passed on PostgreSQL ${postgres.version}`
        : summaryLine(tests),
  };
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
