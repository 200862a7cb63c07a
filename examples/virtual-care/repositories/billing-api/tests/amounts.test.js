const assert = require('node:assert/strict');
const { test } = require('node:test');
const { total } = require('../src/amounts');

test('amounts are whole cents', () => {
  assert.equal(total([{ cents: 1999, count: 2 }]), 3998);
});
