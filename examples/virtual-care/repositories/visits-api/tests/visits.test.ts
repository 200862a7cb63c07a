import assert from 'node:assert/strict';
import { test } from 'node:test';
import { step } from '../src/visits';

test('a visit moves from waiting to connected', () => {
  assert.equal(step({ id: 'v1', state: 'waiting' }).state, 'connected');
});

test('ending a visit twice changes nothing', () => {
  assert.equal(step({ id: 'v1', state: 'ended' }).state, 'ended');
});
