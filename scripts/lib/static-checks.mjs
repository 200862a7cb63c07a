import { readFileSync } from 'node:fs';
import { buildApp } from './app-bundle.mjs';
import { inState } from './paths.mjs';
import { run } from './process.mjs';
import {
  summaryLine,
  tally,
  tallyCheck,
  tallyProgram,
  tallyTap,
} from './report.mjs';
import { runTool } from './tool.mjs';

/** Checks the types of the whole repository. */
export function checkTypes(toolchain) {
  return check(toolchain, 'type-check', 'tsc', [
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    inState('cache', 'types.tsbuildinfo'),
  ]);
}

/** Lints every package; a warning is a failure. */
export function lint(toolchain) {
  return check(toolchain, 'lint', 'backstage-cli', [
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]);
}

/** Checks that every file is formatted. */
export function checkFormat(toolchain) {
  return check(toolchain, 'format', 'prettier', [
    '--check',
    '--loglevel',
    'warn',
    '.',
  ]);
}

/** Builds the front end, as `npm start` does. */
export async function checkBuild(toolchain) {
  const { outcome } = await buildApp(toolchain);
  return { tally: tally({ passed: 1 }), outcome };
}

/** Runs the tests of these scripts. */
export async function testScripts(toolchain) {
  const logFile = inState('logs', 'script-tests.log');
  const { code } = await run(
    toolchain.node,
    [
      ...['--test', '--test-reporter=tap'],
      ...['scripts/**/*.test.mjs', 'templates/*/tests/*.test.mjs'],
    ],
    { env: toolchain.env, logFile },
  );
  const output = readFileSync(logFile, 'utf8');
  const tests = tallyProgram({ code, output }, tallyTap(output));
  return { tally: tests, outcome: summaryLine(tests) };
}

async function check(toolchain, name, tool, args) {
  const logFile = inState('logs', `${name}.log`);
  const { code } = await runTool(toolchain, tool, args, { logFile });
  return { tally: tallyCheck({ code, output: readFileSync(logFile, 'utf8') }) };
}
