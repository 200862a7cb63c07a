import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { runEndToEndTests } from './lib/end-to-end.mjs';
import { installDependencies } from './lib/install.mjs';
import { inParallel } from './lib/parallel.mjs';
import { Problem } from './lib/problem.mjs';
import { createProgress } from './lib/progress.mjs';
import {
  checkBuild,
  checkFormat,
  checkTypes,
  lint,
  testScripts,
} from './lib/static-checks.mjs';
import { createSuite } from './lib/suite.mjs';
import { runTemplateTests } from './lib/template-tests.mjs';
import { prepareNode } from './lib/toolchain.mjs';
import { runUnitTests } from './lib/unit-tests.mjs';

await runCommand(async () => {
  const { quick } = parseOptions(process.argv.slice(2));
  const progress = createProgress({ total: quick ? 8 : 10 });
  const suite = createSuite(progress);

  try {
    const toolchain = await prepareNode(progress);
    await installDependencies(progress, toolchain);
    await runChecks(suite, toolchain, { quick });
  } catch (error) {
    suite.fail('Set-up', error);
  }
  return suite.finish();
});

async function runChecks(suite, toolchain, { quick }) {
  // Each keeps about one core busy; those that take long come first.
  const [, built] = await inParallel(2, [
    () => suite.check('Types', () => checkTypes(toolchain)),
    () => suite.check('Front end', () => checkBuild(toolchain)),
    ...(quick ? [] : [() => checkTemplates(suite, toolchain)]),
    () => suite.check('Lint', () => lint(toolchain)),
    () => suite.check('Format', () => checkFormat(toolchain)),
    () => suite.check('Scripts', () => testScripts(toolchain)),
  ]);
  await suite.check('Unit and integration tests', detail =>
    runUnitTests(toolchain, { withPostgres: !quick, detail }),
  );
  if (!quick) {
    await suite.check('End-to-end tests', detail =>
      runEndToEndTests(toolchain, { built, detail }),
    );
  }
}

function checkTemplates(suite, toolchain) {
  return suite.check('Templates', detail =>
    runTemplateTests(toolchain, { detail }),
  );
}

function parseOptions(args) {
  try {
    return parseArgs({ args, options: { quick: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new Problem(error.message, {
      next: 'npm test, or npm test -- --quick to leave out PostgreSQL and the browser.',
    });
  }
}
