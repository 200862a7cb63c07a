import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { declared } from './support/config.ts';

/** The entities in the lists of a file. */
function refsIn(file: string): string[] {
  const items = readFileSync(file, 'utf8').matchAll(
    /^\s+- (?:target: )?((?:component|api|resource):\S+)$/gm,
  );
  return [...items].map(([, ref = '']) => ref);
}

test('what the code calls is what the catalog and the registry were told', () => {
  for (const { ref } of declared) {
    assert.ok(refsIn('application.yaml').includes(ref), `${ref} is not in application.yaml`);
    assert.ok(refsIn('catalog-info.yaml').includes(ref), `${ref} is not in catalog-info.yaml`);
  }
});

test('the registry and the catalog were told the same', () => {
  assert.deepEqual(refsIn('application.yaml').sort(), refsIn('catalog-info.yaml').sort());
});
