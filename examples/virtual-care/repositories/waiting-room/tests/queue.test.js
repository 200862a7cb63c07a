const assert = require('node:assert/strict');
const { test } = require('node:test');
const { place } = require('../src/queue');

test('the first visit is next', () => {
  assert.equal(place(['a', 'b'], 'a'), 1);
});
