import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../src/contrast';

test('black on white has the highest contrast', () => {
  assert.equal(Math.round(contrast(0, 1)), 21);
});
