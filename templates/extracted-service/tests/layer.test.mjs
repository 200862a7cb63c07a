import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

test('the layer is service-node with what is added to it', () => {
  const program = fileURLToPath(
    new URL('../tools/write-layer.mjs', import.meta.url),
  );
  const { status, stderr } = spawnSync(process.execPath, [program, '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
});
