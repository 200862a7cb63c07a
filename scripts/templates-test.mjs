import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { beforeExit } from './lib/cleanup.mjs';
import { runCommand } from './lib/command.mjs';
import { installDependencies } from './lib/install.mjs';
import { inRoot, inState } from './lib/paths.mjs';
import { inParallel } from './lib/parallel.mjs';
import { Problem } from './lib/problem.mjs';
import { run } from './lib/process.mjs';
import { createProgress } from './lib/progress.mjs';
import { summaryLine } from './lib/report.mjs';
import { createSuite } from './lib/suite.mjs';
import { prepareNode } from './lib/toolchain.mjs';
import { createChecks } from './templates/checks.mjs';
import { combinationsOf, readTemplates } from './templates/matrix.mjs';
import { checkRunning } from './templates/run-checks.mjs';
import { checkFiles } from './templates/static-checks.mjs';

/** Each keeps about one core busy. */
const AT_A_TIME = 2;

await runCommand(async () => {
  const { quick, only } = parseOptions(process.argv.slice(2));
  const progress = createProgress({ total: 3 });
  const toolchain = await prepareNode(progress);
  const { yaml, prettier } = await prepareLibraries(progress, toolchain);

  const scratch = mkdtempSync(join(tmpdir(), 'guildhall-templates-'));
  beforeExit(() => rmSync(scratch, { recursive: true, force: true }));
  const parseYaml = text => yaml.parse(text);
  const combinations = readTemplates(inRoot('templates'), { only, parseYaml })
    .flatMap(template => combinationsOf(template, { quick }))
    .map(combination => ({
      ...combination,
      source: join(scratch, 'sources', combination.name),
      folder: join(scratch, combination.name),
    }));
  await progress.step('Rendering', () =>
    renderAll(combinations, { toolchain, scratch }),
  );

  const suite = createSuite(createProgress({ total: combinations.length }));
  await inParallel(
    AT_A_TIME,
    // Those that take long first, so that the last one is not left alone.
    combinations
      .sort((a, b) => Number(b.full) - Number(a.full))
      .map(combination => () => {
        const { name, full, folder, source, template } = combination;
        return suite.check(full ? `${name}, run` : name, async detail => {
          const checks = createChecks({ toolchain, name, folder, detail });
          await checkFiles(checks, {
            template,
            folder,
            source,
            yaml,
            prettier,
          });
          if (full) {
            await checkRunning(checks, {
              toolchain,
              name,
              folder,
              recipe: template.run,
            });
          }
          const total = checks.total();
          return { tally: total, outcome: summaryLine(total) };
        });
      }),
  );
  return suite.finish();
});

/** What is installed will do; only a checkout without anything is installed. */
async function prepareLibraries(progress, toolchain) {
  if (!existsSync(inRoot('node_modules', '@backstage'))) {
    await installDependencies(progress, toolchain);
  }
  const require = createRequire(inRoot('package.json'));
  return { yaml: require('yaml'), prettier: require('prettier') };
}

async function renderAll(combinations, { toolchain, scratch }) {
  const jobs = join(scratch, 'jobs.json');
  writeFileSync(jobs, JSON.stringify(combinations));
  const logFile = inState('logs', 'templates', 'render.log');
  const { code, tail } = await run(
    toolchain.node,
    [inRoot('scripts', 'templates', 'render.mjs'), jobs],
    { env: toolchain.env, logFile },
  );
  if (code !== 0) {
    throw new Problem('The templates cannot be rendered.', {
      next: 'mend the template.',
      details: tail,
      logFile,
    });
  }
  return `${combinations.length} combinations`;
}

function parseOptions(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { quick: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    return { quick: values.quick, only: positionals };
  } catch (error) {
    throw new Problem(error.message, {
      next: 'npm run templates:test, with -- --quick to run one combination of each template, or with -- service-node for one template.',
    });
  }
}
