import { validateFactValue } from './validateFactValue';
import { buildFacts, buildSource, ownerSource } from './__testUtils__/sources';

function messagesOf(value: unknown): string[] {
  const validation = validateFactValue(buildSource, value);
  return validation.ok
    ? []
    : validation.problems.map(problem => problem.message);
}

describe('validateFactValue', () => {
  it('takes a value that fits, in whole or in part', () => {
    expect(validateFactValue(buildSource, buildFacts)).toEqual({
      ok: true,
      value: buildFacts,
    });
    expect(validateFactValue(buildSource, {})).toEqual({ ok: true, value: {} });
    expect(
      validateFactValue(buildSource, {
        finishedAt: '2026-11-18T23:30:00.123456+02:00',
        timings: { 'a b': 1 },
      }),
    ).toMatchObject({ ok: true });
  });

  it('takes null for absent', () => {
    expect(
      validateFactValue(buildSource, {
        green: null,
        tool: { version: null },
        timings: { queue: null, total: 1 },
        steps: [{ name: 'a', seconds: null }],
      }),
    ).toEqual({
      ok: true,
      value: { tool: {}, timings: { total: 1 }, steps: [{ name: 'a' }] },
    });
  });

  it.each<[unknown, unknown]>([
    [{ runs: 'x' }, "field 'runs' must be an int, got string 'x'"],
    [{ runs: 1.5 }, "field 'runs' must be an int, got number 1.5"],
    [
      { runs: 2 ** 53 },
      "field 'runs' must be an int, got number 9007199254740992",
    ],
    [{ coverage: NaN }, "field 'coverage' must be a double, got number NaN"],
    [{ coverage: '80' }, "field 'coverage' must be a double, got string '80'"],
    [{ green: 1 }, "field 'green' must be a bool, got number 1"],
    [{ branch: true }, "field 'branch' must be a string, got boolean true"],
    [{ branch: ['main'] }, "field 'branch' must be a string, got a list"],
    [
      { branch: 'x'.repeat(10_001) },
      "field 'branch' has 10001 characters; at most 10000 are kept",
    ],
    [
      { runs: 'x'.repeat(60) },
      `field 'runs' must be an int, got string '${'x'.repeat(40)}…'`,
    ],
    ...[
      '2026-02-30T00:00:00Z',
      '2026-11-18',
      '2026-11-18T12:00:00',
      '2026-11-18T24:00:00Z',
      'January 15, 2024 10:00:00',
    ].map((text): [unknown, string] => [
      { finishedAt: text },
      `field 'finishedAt' must be an RFC 3339 timestamp, such as 2026-03-31T12:00:00Z, got string '${text}'`,
    ]),
    [{ files: 'a' }, "field 'files' must be a list, got string 'a'"],
    [{ files: ['a', 3] }, "field 'files[1]' must be a string, got number 3"],
    [
      { files: ['a', null] },
      "field 'files[1]' must not be null: leave the item out",
    ],
    [
      { files: Array(501).fill('a') },
      "field 'files' has 501 items; at most 500 are kept",
    ],
    [
      { steps: [{ name: 'a', secs: 1 }] },
      "field 'steps[0].secs' is not a field of this source; add it to the schema or leave it out",
    ],
    [
      { timings: { total: 'x' } },
      "field 'timings.total' must be a double, got string 'x'",
    ],
    [{ timings: [] }, "field 'timings' must be an object, got a list"],
    [{ tool: 'make' }, "field 'tool' must be an object, got string 'make'"],
    [
      { tool: { versoin: '1' } },
      "field 'tool.versoin' is not a field of this source; add it to the schema or leave it out",
    ],
    [
      JSON.parse('{"__proto__": {"green": true}}'),
      "field '__proto__' is not a field of this source; add it to the schema or leave it out",
    ],
    [
      { toString: 'x' },
      "field 'toString' is not a field of this source; add it to the schema or leave it out",
    ],
    [[], 'the value must be an object, got a list'],
    [null, 'the value must be an object, got null'],
    ['x', "the value must be an object, got string 'x'"],
    [undefined, 'the value must be an object, got undefined'],
    [
      { files: Array(100).fill('é'.repeat(400)) },
      expect.stringMatching(
        /^the value takes \d+ bytes as JSON; at most 65536 are kept$/,
      ),
    ],
  ])('refuses %j', (value, message) => {
    expect(messagesOf(value)).toEqual([message]);
  });

  it('names every field that is wrong, up to twenty', () => {
    expect(
      validateFactValue(buildSource, { green: 1, tool: { version: 2 } }),
    ).toEqual({
      ok: false,
      problems: [
        {
          path: 'green',
          message: "field 'green' must be a bool, got number 1",
        },
        {
          path: 'tool.version',
          message: "field 'tool.version' must be a string, got number 2",
        },
      ],
    });
    expect(messagesOf({ files: Array(30).fill(1) })).toHaveLength(20);
  });

  it('keeps a map key of any name an ordinary one', () => {
    const value = JSON.parse('{"members": {"__proto__": 1, "constructor": 2}}');
    const validation = validateFactValue(ownerSource, value);
    expect(JSON.stringify(validation)).toBe(
      '{"ok":true,"value":{"members":{"__proto__":1,"constructor":2}}}',
    );
  });
});
