import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../lib/problem.mjs';

/**
 * What there is to test: every template of a folder with its sets of answers.
 *
 * @param {string} folder
 * @param {{ only?: string[], parseYaml: (text: string) => unknown }} options
 */
export function readTemplates(folder, { only = [], parseYaml }) {
  const names = readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'golden-path.yaml')))
    .sort();
  const missing = only.filter(name => !names.includes(name));
  if (missing.length > 0) {
    throw new Problem(`There is no template ${missing.join(', ')}.`, {
      next: `name some of these: ${names.join(', ')}.`,
    });
  }
  function read(name, file) {
    return parseYaml(readFileSync(join(folder, name, file), 'utf8'));
  }
  return names
    .filter(name => only.length === 0 || only.includes(name))
    .map(name => {
      const { run, answers } = read(name, 'tests/answers.yaml');
      const {
        layers = ['skeleton'],
        copyWithoutTemplating = [],
        include,
        version,
      } = read(name, 'golden-path.yaml');
      return {
        name,
        folder: join(folder, name),
        layers,
        copyWithoutTemplating,
        include,
        version,
        run,
        answers,
      };
    });
}

/** The sets of answers of a template, and whether each is tested fully: installed and run. */
export function combinationsOf(template, { quick }) {
  const isFull = quick
    ? ({ quick: chosen }) => Boolean(chosen)
    : ({ full }) => Boolean(full);
  return template.answers.map(answers => ({
    template,
    name: `${template.name}/${answers.id}`,
    values: answers.values,
    full: Boolean(template.run) && isFull(answers),
  }));
}
