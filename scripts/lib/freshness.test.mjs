import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { appInputs } from './app-bundle.mjs';
import { hashFiles, isFresh, writeStamp } from './freshness.mjs';

let checkout;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'guildhall-scripts-'));
  write('package.json', { workspaces: ['packages/*', 'plugins/*'] });
  write('yarn.lock', 'locked');
  write('packages/app/package.json', {
    name: 'app',
    dependencies: { '@guildhall/plugin-x': 'workspace:^', react: '^18' },
  });
  write('packages/app/src/index.tsx', 'app');
  write('plugins/x/package.json', {
    name: '@guildhall/plugin-x',
    dependencies: { '@guildhall/plugin-x-common': 'workspace:^' },
  });
  write('plugins/x/src/plugin.tsx', 'plugin');
  write('plugins/x/src/plugin.test.tsx', 'test');
  write('plugins/x-common/package.json', {
    name: '@guildhall/plugin-x-common',
  });
  write('plugins/x-common/src/types.ts', 'types');
  write('plugins/x-backend/package.json', {
    name: '@guildhall/plugin-x-backend',
    dependencies: { '@guildhall/plugin-x-common': 'workspace:^' },
  });
  write('plugins/x-backend/src/router.ts', 'router');
});

afterEach(() => rmSync(checkout, { recursive: true }));

function write(path, content) {
  const file = join(checkout, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

function bundleHash() {
  return hashFiles(checkout, appInputs(checkout));
}

test('the front end is stale after a change of anything that it is made from', () => {
  for (const path of [
    'packages/app/src/index.tsx',
    'packages/app/src/Added.tsx',
    'packages/app/public/index.html',
    'plugins/x/src/plugin.tsx',
    'plugins/x/config.d.ts',
    'plugins/x-common/src/types.ts',
    'yarn.lock',
    'app-config.yaml',
    'app-config.local.yaml',
  ]) {
    const before = bundleHash();
    write(path, 'changed');
    assert.notEqual(bundleHash(), before, path);
  }
});

test('the front end is not stale after a change of anything else', () => {
  const before = bundleHash();
  write('plugins/x/src/plugin.test.tsx', 'changed');
  write('plugins/x/README.md', 'changed');
  write('plugins/x/dist/index.js', 'changed');
  write('plugins/x-backend/src/router.ts', 'changed');
  write('packages/app/node_modules/y/index.js', 'changed');
  assert.equal(bundleHash(), before);
});

test('content that moves from one file to another changes the hash', () => {
  write('a', 'one');
  write('b', 'two');
  const files = [join(checkout, 'a'), join(checkout, 'b')];
  const before = hashFiles(checkout, files);
  assert.equal(hashFiles(checkout, [...files].reverse()), before);
  write('a', 'two');
  write('b', 'one');
  assert.notEqual(hashFiles(checkout, files), before);
});

test('a stamp vouches for one hash only, and for none where it is missing', () => {
  const stampFile = join(checkout, 'dist', 'stamp');
  assert.equal(isFresh(stampFile, 'abc'), false);
  writeStamp(stampFile, 'abc');
  assert.equal(isFresh(stampFile, 'abc'), true);
  assert.equal(isFresh(stampFile, 'def'), false);
});
