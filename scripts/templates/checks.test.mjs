import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { Problem } from '../lib/problem.mjs';
import { createChecks } from './checks.mjs';

function checksOf(details = []) {
  return createChecks({
    toolchain: { env: process.env },
    name: 'tests-of-the-scripts',
    folder: tmpdir(),
    detail: title => details.push(title),
  });
}

test('a check that fails is counted, and does not keep others from running', async () => {
  const details = [];
  const checks = checksOf(details);
  const outcomes = [
    await checks.check('first', () => {
      throw new Problem('A file is wrong.', { next: 'mend it.' });
    }),
    await checks.check('second', () => {}),
  ];
  assert.deepEqual(outcomes, [false, true]);
  assert.deepEqual(details, ['first', 'second']);
  const { passed, failed, failures } = checks.total();
  assert.deepEqual([passed, failed], [1, 1]);
  assert.deepEqual(failures, ['first: A file is wrong.\nWhat to do: mend it.']);
});

test('a program that fails is a check that fails, with what it said', async () => {
  const checks = checksOf();
  const said = 'console.error("no such thing"); process.exit(3)';
  await checks.command('good', [process.execPath, '-e', '']);
  await checks.command('bad', [process.execPath, '-e', said]);
  const { passed, failed, failures } = checks.total();
  assert.deepEqual([passed, failed], [1, 1]);
  assert.match(failures[0], /^bad: .*no such thing/s);
});
