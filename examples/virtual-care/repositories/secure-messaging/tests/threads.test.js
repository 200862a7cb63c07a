const assert = require('node:assert/strict');
const { test } = require('node:test');
const { canRead } = require('../src/threads');

test('a stranger cannot read a thread', () => {
  assert.equal(canRead({ participants: ['p1'] }, 'p2'), false);
});
