import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildTestApp } from './support/app.ts';

test('requests are counted by route template, so that ids do not become labels', async () => {
  const { app, metrics } = await buildTestApp({
    features: [
      added => {
        added.get('/visits/:id', () => ({ status: 'ok' }));
      },
    ],
  });
  await app.inject('/visits/4711');
  await app.inject('/visits/4712');
  await app.inject('/wp-login.php');

  const { values } = await metrics.requestDuration.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith('_count'));
  assert.deepEqual(
    counts.map(({ labels, value }) => [labels.method, labels.route, labels.status, value]),
    [
      ['GET', '/visits/:id', 200, 2],
      ['GET', 'unmatched', 404, 1],
    ],
  );
  assert.equal((await metrics.requestsInFlight.get()).values[0]?.value, 0);
});
