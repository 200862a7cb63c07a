import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { combinationsOf, inParallel, readTemplates } from './matrix.mjs';

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

test('no more jobs than allowed run at the same time', async () => {
  let running = 0;
  let most = 0;
  const jobs = [1, 2, 3, 4, 5].map(number => async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(resolve => setImmediate(resolve));
    running -= 1;
    return number;
  });
  assert.deepEqual(await inParallel(2, jobs), [1, 2, 3, 4, 5]);
  assert.equal(most, 2);
});
