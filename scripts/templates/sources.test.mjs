import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sourcesByPath } from './sources.mjs';

test('a rendered file finds its source, also below a condition', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sources-'));
  const conditional = join(folder, 'src', '{% if values.phi %}phi{% endif %}');
  mkdirSync(conditional, { recursive: true });
  writeFileSync(join(conditional, 'audit.ts'), 'audit');
  writeFileSync(join(folder, 'src', 'main.ts'), 'main');

  assert.deepEqual(
    sourcesByPath(folder),
    new Map([
      ['src/main.ts', 'main'],
      ['src/phi/audit.ts', 'audit'],
    ]),
  );
});
