import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { context, trace } from '@opentelemetry/api';
import { z } from 'zod';
import { type ClientRequest, createClient } from '../src/clients/client.ts';
import { createMetrics } from '../src/metrics.ts';
import { startTelemetry } from '../src/telemetry.ts';
import { startServer } from './support/server.ts';

const limits = { timeoutMs: 10_000, retries: 2, failures: 5, leaveAloneMs: 60_000 };
const get = { method: 'GET', path: '/visit', answer: z.object({ state: z.string() }) } as const;

/** A client of a server that answers with these, one after the other, and then as the last. */
async function start(t: TestContext, ...answers: [status: number, body: string][]) {
  const requests: { method?: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const url = await startServer(t, (request, response) => {
    let body = '';
    request.on('data', chunk => {
      body += chunk;
    });
    request.on('end', () => {
      const [status, answer] = answers[Math.min(requests.length, answers.length - 1)] ?? [500, ''];
      requests.push({ method: request.method, headers: request.headers, body });
      // 0 stands for a server that never answers.
      if (status > 0) {
        response.writeHead(status).end(answer);
      }
    });
  });
  const metrics = createMetrics();
  const client = createClient('visits', { url: `${url}/`, token: 'open-sesame' }, metrics, limits);

  async function problemOf<T>(request: ClientRequest<T>) {
    const error = await client.request(request).catch(cause => cause);
    return error.problem;
  }
  return { url, client, requests, metrics, problemOf };
}

test('an answer is checked, and typed by its schema', async t => {
  const { client, requests } = await start(t, [200, '{"state":"ended"}']);
  const { state } = await client.request(get);
  assert.equal(state, 'ended');
  assert.equal(requests[0]?.headers.authorization, 'Bearer open-sesame');
});

test('what may be sent again is sent again, a bounded number of times', async t => {
  const recovers = await start(t, [503, ''], [429, ''], [200, '{"state":"ended"}']);
  assert.deepEqual(await recovers.client.request(get), { state: 'ended' });
  assert.equal(recovers.requests.length, 3);

  const stays = await start(t, [500, '']);
  assert.equal(await stays.problemOf(get), 'failed');
  assert.equal(stays.requests.length, 3);
});

test('what may not be sent again is sent once', async t => {
  const { problemOf, requests } = await start(t, [500, '']);
  assert.equal(await problemOf({ ...get, method: 'POST', body: { note: 'once' } }), 'failed');
  assert.deepEqual(
    requests.map(({ method, body }) => [method, body]),
    [['POST', '{"note":"once"}']],
  );
});

test('a refusal is not repeated, and does not count against the dependency', async t => {
  const { problemOf, requests } = await start(t, [404, '{}']);
  for (let count = 0; count < limits.failures + 1; count += 1) {
    assert.equal(await problemOf(get), 'refused');
  }
  assert.equal(requests.length, limits.failures + 1);
});

test('it tells what went wrong', async t => {
  const { url } = await start(t, [0, '']);
  const impatient = { ...limits, timeoutMs: 50 };
  const hasty = createClient('visits', { url }, createMetrics(), impatient);
  await assert.rejects(hasty.request({ ...get, method: 'POST' }), { problem: 'slow' });

  const strange = await start(t, [200, '<html>']);
  assert.equal(await strange.problemOf({ ...get, method: 'POST' }), 'misunderstood');

  const nobody = createClient('visits', { url: 'http://127.0.0.1:1' }, createMetrics(), limits);
  await assert.rejects(nobody.request({ ...get, method: 'POST' }), { problem: 'unreachable' });
});

test('a dependency that keeps failing is left alone, and a metric says so', async t => {
  const { problemOf, requests, metrics } = await start(t, [500, '']);
  for (let count = 0; count < limits.failures; count += 1) {
    await problemOf({ ...get, method: 'POST' });
  }
  assert.equal(await problemOf(get), 'left-alone');
  assert.equal(requests.length, limits.failures);
  const [breaker] = (await metrics.breakerOpen.get()).values;
  assert.deepEqual([breaker?.labels, breaker?.value], [{ dependency: 'visits' }, 1]);
});

test('a call carries on the trace of the request', async t => {
  const telemetry = startTelemetry();
  t.after(() => telemetry.shutdown());
  const { client, requests } = await start(t, [200, '{"state":"ended"}']);
  const span = trace.getTracer('test').startSpan('request');
  await context.with(trace.setSpan(context.active(), span), () => client.request(get));
  span.end();
  assert.match(
    String(requests[0]?.headers.traceparent),
    new RegExp(`^00-${span.spanContext().traceId}-`),
  );
});
