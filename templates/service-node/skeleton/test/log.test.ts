import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import Fastify, { LogController } from 'fastify';
import type { DataClass } from '../src/data-class.ts';
import { addRequestLog, requestId } from '../src/http/request-log.ts';
import { addTracing } from '../src/http/tracing.ts';
import type { App } from '../src/http/types.ts';
import { loggerOptions } from '../src/log.ts';
import { startTelemetry } from '../src/telemetry.ts';

/** An application that logs all kinds of things, and what it logged. */
function logging(dataClass: DataClass) {
  const lines: string[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const app: App = Fastify({
    logger: { ...loggerOptions('info', dataClass), stream },
    genReqId: requestId,
    logController: new LogController({ disableRequestLogging: true }),
  });
  addTracing(app);
  addRequestLog(app);
  app.get('/patients/:id', request => {
    request.log.info({ visit: { patient: { name: 'Ada' } }, token: 'hunter2' }, 'found');
    request.log.error({ err: new Error('no chart of Ada') }, 'not found');
    return 'ok';
  });
  return { app, lines, text: () => lines.join('') };
}

test('a request has one line, with its id and its trace', async t => {
  const telemetry = startTelemetry();
  t.after(() => telemetry.shutdown());
  const { app, lines } = logging('internal');
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const response = await app.inject({
    url: '/patients/4711',
    headers: { 'x-request-id': 'from-the-edge', traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  });
  assert.equal(response.headers['x-request-id'], 'from-the-edge');
  const line = JSON.parse(lines.at(-1) ?? '');
  assert.equal(line.level, 'info');
  assert.equal(line.reqId, 'from-the-edge');
  assert.equal(line.trace_id, traceId);
  assert.deepEqual(line.req, { method: 'GET', route: '/patients/:id', url: '/patients/4711' });
  assert.deepEqual(line.res, { status: 200 });
});

test('a request id that could harm a log is replaced', async () => {
  const { app, text } = logging('internal');
  await app.inject({ url: '/patients/1', headers: { 'x-request-id': 'a b"c{}' } });
  assert.doesNotMatch(text(), /a b/);
});

test('secrets are never logged', async () => {
  const { app, text } = logging('internal');
  await app.inject('/patients/4711');
  assert.doesNotMatch(text(), /hunter2/);
  assert.match(text(), /no chart of Ada/);
});

test('with personal health information, nothing that tells a patient is logged', async () => {
  const { app, lines, text } = logging('phi');
  await app.inject('/patients/4711?name=Ada');
  assert.equal(lines.length, 3);
  assert.doesNotMatch(text(), /4711|Ada|hunter2/);
  assert.match(text(), /"route":"\/patients\/:id"/);
  assert.match(text(), /log\.test\.ts/, 'an error still says where it happened');
});
