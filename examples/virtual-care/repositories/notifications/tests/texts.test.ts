import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render } from '../src/texts';

test('a language without a text falls back to English', () => {
  assert.equal(render('xx'), render('en'));
});
