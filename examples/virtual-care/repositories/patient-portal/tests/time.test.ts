import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minutesUntil } from '../src/time';

test('part of a minute counts as a minute', () => {
  assert.equal(minutesUntil(new Date(90_000), new Date(0)), 2);
});
