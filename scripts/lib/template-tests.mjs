import { inRoot, inState } from './paths.mjs';
import { run } from './process.mjs';
import { summaryLine, tallyProgram, tallySummary } from './report.mjs';

/** Renders the templates, and runs one combination of answers of each. */
export async function runTemplateTests(toolchain, { detail }) {
  const logFile = inState('logs', 'templates.log');
  const { code, tail } = await run(
    toolchain.node,
    [inRoot('scripts', 'templates-test.mjs'), '--quick'],
    {
      // Checks for which this machine lacks a tool are told, and fail nothing.
      env: { ...toolchain.env, CI: '' },
      logFile,
      onLine: detail,
    },
  );
  const output = `${tail}\nThe whole log: ${logFile}`;
  const tests = tallyProgram({ code, output }, tallySummary(output));
  return { tally: tests, outcome: summaryLine(tests) };
}
