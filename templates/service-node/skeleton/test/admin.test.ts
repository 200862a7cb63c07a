import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAdmin } from '../src/admin/admin.ts';
import type { Lifecycle } from '../src/lifecycle.ts';
import { createMetrics } from '../src/metrics.ts';

test('the probes follow the life of the service', async () => {
  const lifecycle: Lifecycle = { phase: 'starting' };
  const admin = buildAdmin(lifecycle, createMetrics());

  async function probe() {
    const answers = ['/livez', '/startupz', '/readyz'].map(url => admin.inject(url));
    return (await Promise.all(answers)).map(({ statusCode }) => statusCode);
  }

  assert.deepEqual(await probe(), [200, 503, 503]);
  lifecycle.phase = 'ready';
  assert.deepEqual(await probe(), [200, 200, 200]);
  lifecycle.phase = 'draining';
  assert.deepEqual(await probe(), [200, 200, 503]);
});

test('the metrics are those that the alerts ask for', async () => {
  const admin = buildAdmin({ phase: 'ready' }, createMetrics());
  const { payload, headers } = await admin.inject('/metrics');
  assert.match(String(headers['content-type']), /^text\/plain/);
  for (const name of ['http_request_duration_seconds', 'nodejs_eventloop_lag_p99_seconds']) {
    assert.match(payload, new RegExp(`^# TYPE ${name} `, 'm'));
  }
});
