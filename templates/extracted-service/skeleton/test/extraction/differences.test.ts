import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { compareAnswers } from '../../src/extraction/compare.ts';
import { createContract } from '../../src/extraction/contract.ts';
import { findDifferences } from '../../src/extraction/differences.ts';

const names = new Set(['items', 'id', 'title', 'due']);

const documents: [what: string, before: unknown, after: unknown, found: string[]][] = [
  ['the same', { items: [{ id: 1 }] }, { items: [{ id: 1 }] }, []],
  ['another order of keys', { id: 1, title: 'a' }, { title: 'a', id: 1 }, []],
  ['a value', { id: 1 }, { id: 2 }, ['value $.id']],
  ['a type', { id: 1 }, { id: '1' }, ['type $.id']],
  ['null and absent', { id: null }, {}, ['missing $.id']],
  ['one more', {}, { title: 'a' }, ['added $.title']],
  ['lengths', { items: [1, 2] }, { items: [1] }, ['length $.items']],
  ['each place once', { items: [1, 2] }, { items: [3, 4] }, ['value $.items[*]']],
  ['an array for an object', { items: [] }, { items: {} }, ['type $.items']],
  ['a key that is data', { 'MRN 123': { due: 1 } }, { 'MRN 123': { due: 2 } }, ['value $.*.due']],
  ['a key from nowhere', {}, { __proto__x: 1, constructor: 2 }, ['added $.*']],
  ['the whole', 1, [], ['type $']],
];

for (const [what, before, after, found] of documents) {
  test(`differences: ${what}`, () => {
    const differences = findDifferences(before, after, names);
    assert.deepEqual(
      differences.map(({ path, kind }) => `${kind} ${path}`),
      found,
    );
  });
}

test('differences: nesting without end is not followed', () => {
  const nested = (value: number) => JSON.parse('['.repeat(9_000) + value + ']'.repeat(9_000));
  const [difference, ...others] = findDifferences(nested(1), nested(1), names);
  assert.equal(difference?.kind, 'value');
  assert.deepEqual(others, []);
});

function answer(content: string | Buffer | undefined, type = 'application/json', encoding = '') {
  return {
    status: 200,
    headers: [
      ['Content-Type', type],
      ...(encoding ? [['Content-Encoding', encoding] as const] : []),
    ] as [string, string][],
    content: typeof content === 'string' ? Buffer.from(content) : content,
  };
}

function kinds(before: ReturnType<typeof answer>, after: ReturnType<typeof answer>) {
  return compareAnswers(before, after, names, 1_000)?.map(({ kind }) => kind);
}

test('answers are compared by what they mean', () => {
  const plain = answer('{"id":1}');
  assert.deepEqual(kinds(plain, answer('{ "id": 1.0 }')), []);
  assert.deepEqual(kinds(plain, answer('{"id":1}', 'application/json; charset=utf-8')), []);
  assert.deepEqual(kinds(plain, answer(gzipSync('{"id":1}'), undefined, 'gzip')), []);
  assert.deepEqual(kinds(plain, { ...plain, status: 201 }), ['status']);
  assert.deepEqual(kinds(plain, answer('{"id":1}', 'text/plain')), ['content-type']);
  assert.deepEqual(kinds(plain, answer('{"id":')), ['body']);
  assert.deepEqual(kinds(answer('a', 'text/plain'), answer('b', 'text/plain')), ['body']);
});

test('what cannot be compared is not called the same', () => {
  const plain = answer('{"id":1}');
  assert.equal(kinds(plain, answer(undefined)), undefined);
  assert.equal(kinds(plain, answer('{"id":1}', undefined, 'zstd')), undefined);
  assert.equal(kinds(plain, answer('not zipped', undefined, 'gzip')), undefined);
  const bomb = answer(gzipSync('x'.repeat(100_000)), undefined, 'gzip');
  assert.equal(kinds(plain, bomb), undefined);
});

test('operations are words of the contract', () => {
  const { operationOf } = createContract({
    paths: { '/v1/things/{id}': {}, '/v1/things/due': {}, '/v1/things': {} },
  });
  assert.equal(operationOf('GET', '/v1/things?patient=7'), 'GET /v1/things');
  assert.equal(operationOf('GET', '/v1/things/7'), 'GET /v1/things/{id}');
  assert.equal(operationOf('GET', '/v1/things/due'), 'GET /v1/things/due');
  assert.equal(operationOf('PUT', '/v1/things/7/notes'), 'PUT *');
});
