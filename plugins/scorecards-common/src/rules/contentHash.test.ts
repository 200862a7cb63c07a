import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson';
import { contentHash } from './contentHash';
import { withoutStackTraces } from './withoutStackTraces';

describe('content hashes', () => {
  it('are SHA-256 of UTF-8', () => {
    for (const text of ['', 'abc', 'héllo 😀', 'x'.repeat(1000)]) {
      expect(contentHash(text)).toBe(
        createHash('sha256').update(text).digest('hex'),
      );
    }
  });

  it('are of a canonical text', () => {
    expect(
      canonicalJson({ b: [1, null, { d: 1, c: undefined }], a: null }),
    ).toBe('{"b":[1,null,{"d":1}]}');
    expect(canonicalJson({ b: 1, a: { z: 'ä', y: false } })).toBe(
      canonicalJson({ a: { y: false, z: 'ä' }, b: 1 }),
    );
    expect(canonicalJson(JSON.parse('{"__proto__":{"b":1,"a":2}}'))).toBe(
      '{"__proto__":{"a":2,"b":1}}',
    );
    expect(canonicalJson('x')).toBe('"x"');
    expect(canonicalJson(null)).toBe('null');
  });
});

describe('withoutStackTraces', () => {
  it('captures none meanwhile, and then again, also after an error', () => {
    const limit = Error.stackTraceLimit;
    expect(withoutStackTraces(() => Error.stackTraceLimit)).toBe(0);
    expect(Error.stackTraceLimit).toBe(limit);
    expect(() =>
      withoutStackTraces(() => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(Error.stackTraceLimit).toBe(limit);
  });
});
