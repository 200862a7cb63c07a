import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inParallel } from './parallel.mjs';

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
