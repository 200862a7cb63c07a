import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles } from '../lib/freshness.mjs';
import { Problem } from '../lib/problem.mjs';
import { firstLine } from '../lib/process.mjs';
import { catalogProblems } from './catalog-problems.mjs';
import { fileProblems } from './file-problems.mjs';
import { sourcesByPath } from './sources.mjs';

const TERRAFORM = join('infra', 'terraform');

/**
 * Looks at the files of a rendered repository, without running it.
 *
 * @param {{ template: object, folder: string, source: string, yaml: object, prettier: object }}
 *   options - the libraries are those of the checkout, which may be installed only now
 */
export async function checkFiles(checks, options) {
  const { template, folder, source, yaml, prettier } = options;
  const paths = listFiles(folder)
    .map(file => relative(folder, file))
    .sort();
  function read(path) {
    return readFileSync(join(folder, path), 'utf8');
  }
  function parseYaml(text) {
    return yaml.parseAllDocuments(text).map(document => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      return document.toJS();
    });
  }

  await checks.check('files', () => {
    const sources = sourcesByPath(source);
    requireNone(
      paths.flatMap(path =>
        fileProblems(
          { path, text: read(path), source: sources.get(path) },
          parseYaml,
        ),
      ),
    );
  });
  await checks.check('format', () => {
    requireNone(
      paths
        .filter(path => /\.(ya?ml|md)$/.test(path))
        .filter(
          path =>
            !prettier.check(read(path), { filepath: path, printWidth: 100 }),
        )
        .map(path => `${path}: prettier would write it differently`),
    );
  });
  if (paths.includes('catalog-info.yaml')) {
    await checks.check('catalog', () => {
      requireNone(
        catalogProblems(parseYaml(read('catalog-info.yaml')), template),
      );
    });
  }
  await checkAlerts(checks, paths);
  await checkTerraform(checks, folder);
}

async function checkAlerts(checks, paths) {
  const rules = paths.filter(path => /^monitoring\/.*alerts\.yaml$/.test(path));
  const tests = paths.filter(path => /^monitoring\/.*\.test\.yaml$/.test(path));
  if (rules.length > 0 && isThere(checks, 'promtool')) {
    await checks.command('rules', ['promtool', 'check', 'rules', ...rules]);
    await checks.command('rule tests', ['promtool', 'test', 'rules', ...tests]);
  }
}

async function checkTerraform(checks, folder) {
  if (!existsSync(join(folder, TERRAFORM)) || !isThere(checks, 'terraform')) {
    return;
  }
  for (const args of [
    ['fmt', '-check', '-recursive', '-diff'],
    ['init', '-backend=false', '-input=false'],
    ['validate'],
    ['test'],
  ]) {
    await checks.command(
      `terraform ${args[0]}`,
      ['terraform', ...args, '-no-color'],
      { in: TERRAFORM },
    );
  }
}

function isThere(checks, tool) {
  const there = firstLine(tool, ['--version']) !== undefined;
  if (!there) {
    checks.missing(
      `Checks with ${tool}`,
      new Problem(`There is no ${tool} on the PATH.`, {
        next: `install ${tool}, then run the same command again.`,
      }),
    );
  }
  return there;
}

function requireNone(problems) {
  if (problems.length > 0) {
    throw new Problem(`${problems.length} to mend.`, {
      next: 'mend the template.',
      details: problems.join('\n'),
    });
  }
}
