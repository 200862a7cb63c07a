import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import {
  portalEnvironment,
  portalFiles,
  warningsAndErrors,
} from './portal.mjs';

test('another port is told to the pages and to the backend alike', () => {
  const env = portalEnvironment({ port: 7107, dataDir: '/data' });
  assert.equal(env.GUILDHALL_DATA_DIR, '/data');
  assert.equal(JSON.parse(env.APP_CONFIG_backend_listen_port), 7107);
  for (const name of [
    'app_baseUrl',
    'backend_baseUrl',
    'backend_cors_origin',
  ]) {
    assert.equal(
      JSON.parse(env[`APP_CONFIG_${name}`]),
      'http://localhost:7107',
    );
  }
  const usual = portalEnvironment({ port: 7007, dataDir: '/data' });
  assert.deepEqual(
    Object.keys(usual).filter(name => name.startsWith('APP_CONFIG_')),
    [],
  );
});

test('of a log, what went wrong is shown, or else its end', () => {
  assert.equal(
    warningsAndErrors('info started\nerror catalog failed\ninfo stopped\n'),
    'error catalog failed',
  );
  assert.equal(warningsAndErrors('info one\ninfo two\n'), 'info one\ninfo two');
});

test('portals on different ports share neither database nor log', () => {
  const usual = portalFiles(7007, {});
  const other = portalFiles(7107, {});
  assert.notEqual(usual.dataDir, other.dataDir);
  assert.notEqual(usual.logFile, other.logFile);
  const chosen = portalFiles(7107, { GUILDHALL_DATA_DIR: 'data' });
  assert.equal(chosen.dataDir, resolve('data'));
});
