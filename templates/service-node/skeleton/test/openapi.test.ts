import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildTestApp } from './support/app.ts';
import { describeContract } from './support/contract.ts';

test('openapi.json is the contract of what runs', async () => {
  assert.equal(
    await describeContract(),
    readFileSync('openapi.json', 'utf8'),
    'openapi.json is out of date: run `npm run openapi` and commit it',
  );
});

test('health answers as the contract says', async () => {
  const { app } = await buildTestApp();
  const response = await app.inject('/health');
  assert.equal(response.statusCode, 200);
  assert.deepEqual(response.json(), { status: 'ok' });
  await app.close();
});

test('an answer that the contract does not allow is a failure', async () => {
  const { z } = await import('zod');
  const { app } = await buildTestApp({
    features: [
      added => {
        added.get(
          '/promise',
          { schema: { response: { 200: z.object({ visits: z.number() }) } } },
          // What TypeScript cannot see: data from elsewhere.
          () => JSON.parse('{"visits":"many"}'),
        );
      },
    ],
  });
  assert.equal((await app.inject('/promise')).statusCode, 500);
  await app.close();
});
