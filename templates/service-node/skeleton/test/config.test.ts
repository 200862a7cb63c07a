import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadConfig } from '../src/config/config.ts';
import { declared, dependencyVariables } from './support/config.ts';

const valid: NodeJS.ProcessEnv = {
  ENVIRONMENT: 'production',
  AUTH_ISSUER: 'https://login.example',
  AUTH_JWKS_URL: 'https://login.example/keys',
  ...dependencyVariables,
};

test('the defaults are those of production', () => {
  const config = loadConfig(valid);
  assert.equal(config.port, 8080);
  assert.equal(config.adminPort, 8081);
  assert.equal(config.auth?.issuer, 'https://login.example');
  assert.ok(config.drainMs > 0);
  assert.deepEqual(
    Object.keys(config.dependencies),
    declared.map(({ name }) => name),
  );
});

test('NAME_FILE stands for NAME', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'audience');
  writeFileSync(file, 'from-a-file\n');
  const config = loadConfig({ ...valid, AUTH_AUDIENCE_FILE: file });
  assert.equal(config.auth?.audience, 'from-a-file');

  assert.throws(
    () => loadConfig({ ...valid, AUTH_AUDIENCE: 'x', AUTH_AUDIENCE_FILE: file }),
    /AUTH_AUDIENCE and AUTH_AUDIENCE_FILE are both set/,
  );
  assert.throws(
    () => loadConfig({ ...valid, AUTH_AUDIENCE_FILE: '/nowhere' }),
    /AUTH_AUDIENCE_FILE names a file that cannot be read/,
  );
});

test('everything that is wrong is said at once, without the values', () => {
  assert.throws(
    () => loadConfig({ ...valid, PORT: '99999', AUTH_ISSUER: 'hunter2', LOG_LEVEL: 'loud' }),
    (error: Error) => {
      assert.match(error.message, /PORT: /);
      assert.match(error.message, /AUTH_ISSUER: /);
      assert.match(error.message, /LOG_LEVEL: /);
      assert.doesNotMatch(error.message, /hunter2|99999/);
      return true;
    },
  );
});

test('authentication is on unless this is a local run', () => {
  assert.equal(loadConfig({ ...valid, ENVIRONMENT: 'local', AUTH: 'off' }).auth, undefined);
  assert.throws(() => loadConfig({ ...valid, AUTH: 'off' }), /AUTH: may be off only where/);
  assert.throws(() => loadConfig({ ...valid, AUTH_JWKS_URL: '' }), /both are needed/);
});

test('a dependency without an address is named', { skip: declared.length === 0 }, () => {
  for (const { variable } of declared) {
    assert.throws(
      () => loadConfig({ ...valid, [`${variable}_URL`]: undefined }),
      new RegExp(`${variable}_URL: `),
    );
  }
});
