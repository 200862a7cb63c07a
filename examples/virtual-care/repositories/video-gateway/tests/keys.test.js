const assert = require('node:assert/strict');
const { test } = require('node:test');
const { createKey } = require('../src/keys');

test('a key lives for ten minutes', () => {
  assert.equal(createKey('r', 0).expiresAt, '1970-01-01T00:10:00.000Z');
});
