import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { combinationsOf, readTemplates } from './matrix.mjs';

const parseYaml = JSON.parse;

function templates(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'));
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return folder;
}

const folder = templates({
  'b/golden-path.yaml': { version: '1.0.0', layers: ['../a/skeleton'] },
  'b/tests/answers.yaml': { answers: [{ id: 'one', values: {}, full: true }] },
  'a/golden-path.yaml': { version: '1.2.0' },
  'a/tests/answers.yaml': {
    run: { install: 'npm ci' },
    answers: [
      { id: 'one', values: { name: 'x' }, full: true },
      { id: 'two', values: {}, full: true, quick: true },
      { id: 'three', values: {} },
    ],
  },
  'notes/README.md': {},
});

test('every folder with a release is a template', () => {
  const found = readTemplates(folder, { parseYaml });
  assert.deepEqual(
    found.map(({ name, layers, version }) => [name, layers, version]),
    [
      ['a', ['skeleton'], '1.2.0'],
      ['b', ['../a/skeleton'], '1.0.0'],
    ],
  );
  assert.deepEqual(
    readTemplates(folder, { only: ['b'], parseYaml }).map(({ name }) => name),
    ['b'],
  );
  assert.throws(
    () => readTemplates(folder, { only: ['c'], parseYaml }),
    /There is no template c/,
  );
});

test('quick runs one combination of a template, and renders the others', () => {
  const [a, b] = readTemplates(folder, { parseYaml });
  function full(template, quick) {
    return combinationsOf(template, { quick })
      .filter(combination => combination.full)
      .map(({ name }) => name);
  }
  assert.deepEqual(full(a, false), ['a/one', 'a/two']);
  assert.deepEqual(full(a, true), ['a/two']);
  assert.deepEqual(full(b, false), [], 'there is nothing to run');
});
