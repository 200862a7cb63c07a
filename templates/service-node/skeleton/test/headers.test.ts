import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify from 'fastify';
import { addHeaders } from '../src/http/headers.ts';
import type { App } from '../src/http/types.ts';

test('answers with personal health information are kept by no cache', async () => {
  for (const [dataClass, cacheControl] of [
    ['phi', 'no-store'],
    ['internal', undefined],
  ] as const) {
    const app: App = Fastify();
    addHeaders(app, dataClass, { phase: 'ready' });
    app.get('/', () => 'ok');
    const { headers } = await app.inject('/');
    assert.equal(headers['cache-control'], cacheControl);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
});
