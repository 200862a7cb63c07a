import { parseArgs } from 'node:util';
import { runCommand } from './lib/command.mjs';
import { runEndToEndTests } from './lib/end-to-end.mjs';
import { installDependencies } from './lib/install.mjs';
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
  // Two at a time: each of these keeps about one core busy.
  const [built] = await Promise.all([
    suite.check('Front end', () => checkBuild(toolchain)),
    suite.check('Types', () => checkTypes(toolchain)),
  ]);
  await Promise.all([
    suite.check('Lint', () => lint(toolchain)),
    suite.check('Format', () => checkFormat(toolchain)),
  ]);
  await suite.check('Scripts', () => testScripts(toolchain));
  await suite.check('Unit and integration tests', detail =>
    runUnitTests(toolchain, { withPostgres: !quick, detail }),
  );
  if (!quick) {
    await suite.check('Templates', detail =>
      runTemplateTests(toolchain, { detail }),
    );
    await suite.check('End-to-end tests', detail =>
      runEndToEndTests(toolchain, { built, detail }),
    );
  }
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
