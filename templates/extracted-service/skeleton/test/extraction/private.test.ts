import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { buildAdmin } from '../../src/admin/admin.ts';
import { dataClass } from '../../src/data-class.ts';
import { route, startExtraction } from '../support/extraction.ts';
import { json } from '../support/monolith.ts';
import { ask } from '../support/raw-http.ts';

/** None of these may be anywhere but in the answer to the caller. */
const PRIVATE = ['MRN-4711', 'Ada', 'Lovelace', 'insulin', 'secret-token', 'ward7'];

test('no value of a request or an answer gets into the report, the metrics or the logs', async t => {
  const logged: string[] = [];
  t.mock.method(process.stdout, 'write', (chunk: string | Uint8Array) => {
    logged.push(`${chunk}`);
    return true;
  });

  const person = z.object({ name: z.string(), drugs: z.record(z.string(), z.string()) });
  const { url, metrics, lifecycle, finish } = await startExtraction(t, {
    stage: 'shadow',
    old: json({ name: 'Ada Lovelace', drugs: { insulin: 'MRN-4711' }, ward7: true }),
    new: app => {
      const schema = { response: { 200: person } };
      app.get(`${route}/:id`, { schema }, () => ({ name: 'Ada', drugs: { 'Ada-1': 'insulin' } }));
      app.post(route, () => {
        throw new Error('Ada Lovelace cannot have insulin');
      });
    },
    config: { logLevel: 'info' },
  });

  const headers = ['Authorization', 'Bearer secret-token', 'Content-Type', 'application/json'];
  await ask(`${url}${route}/MRN-4711?name=Ada`, 'GET', headers);
  await ask(`${url}${route}/MRN-4711/drugs/insulin`, 'GET', headers);
  await ask(`${url}${route}`, 'POST', headers, Buffer.from('{"name":"Ada Lovelace"}'));
  const report = await finish();

  // It did look: the answers differ, and the report says where.
  const differences = report.operations.flatMap(operation =>
    operation.differences.map(({ path, kind }) => `${operation.operation}: ${kind} ${path}`),
  );
  assert.ok(differences.includes(`GET ${route}/{id}: value $.name`));
  assert.ok(differences.includes(`GET ${route}/{id}: missing $.drugs.*`));

  const admin = buildAdmin(lifecycle, metrics);
  const shown = await admin.inject('/extraction/report');
  assert.deepEqual(shown.json().operations, report.operations);
  // The test runner, too, writes to standard output.
  const lines = logged
    .filter(line => line.startsWith('{'))
    .filter(line => dataClass === 'phi' || !isAboutRequest(line));
  assert.ok(lines.some(line => line.includes('stage of the extraction')));
  const exposed = [shown.body, await metrics.registry.metrics(), lines.join('')];
  for (const value of PRIVATE) {
    assert.ok(!exposed.some(text => text.includes(value)), `${value} is to be seen`);
  }
});

/** What the service itself says about a request is as open as its data class allows. */
function isAboutRequest(line: string): boolean {
  return ['request completed', 'request failed'].includes(JSON.parse(line).msg);
}
