import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Feature } from '../../src/http/app.ts';
import { audit } from '../../src/phi/audit.ts';
import { buildTestApp } from '../support/app.ts';
import { testConfig } from '../support/config.ts';
import { startServer } from '../support/server.ts';

const charts: Feature = app => {
  app.get('/charts/:id', () => ({ status: 'ok' }));
  app.get('/open', { config: { public: true } }, () => ({ status: 'ok' }));
};

function configWith(url: string) {
  return { dependencies: { ...testConfig().dependencies, 'audit-log': { url } } };
}

test('who asks for what is written down before it is answered', async t => {
  const entries: string[] = [];
  const url = await startServer(t, (request, response) => {
    request.on('data', chunk => entries.push(String(chunk)));
    request.on('end', () => response.end('0f1e2d'));
  });
  const { app } = await buildTestApp({ config: configWith(url), features: [audit, charts] });

  assert.equal((await app.inject('/charts/4711')).statusCode, 200);
  assert.equal((await app.inject('/open')).statusCode, 200);
  assert.equal(entries.length, 1);
  const { who, what, which } = JSON.parse(entries[0] ?? '');
  assert.deepEqual([who, what, which], ['unauthenticated', 'GET /charts/:id', { id: '4711' }]);
});

test('what cannot be written down is not answered', async () => {
  const { app } = await buildTestApp({
    config: configWith('http://127.0.0.1:1'),
    features: [audit, charts],
  });
  assert.equal((await app.inject('/charts/4711')).statusCode, 502);
});
