/** Random numbers that are the same in each run. */
export function createRandom(seed: number) {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  }
  return {
    chance: (probability: number) => next() < probability,
    pick: <T>(options: readonly T[]): T =>
      options[Math.floor(next() * options.length)],
  };
}

export type Random = ReturnType<typeof createRandom>;

/** The variables of comprehensions that are in reach, by type. */
interface Scope {
  doubles: string[];
  strings: string[];
}

/** Writes random rules of the right types over the source `build`. */
export function createRuleWriter(random: Random) {
  const { chance, pick } = random;
  let variables = 0;
  const variable = () => `v${variables++}`;
  const comparison = () => pick(['==', '!=', '<', '<=', '>', '>=']);

  function anyOf(...writers: Array<() => string>): string {
    return pick(writers)();
  }

  function double(depth: number, scope: Scope): string {
    if (depth <= 0 || chance(0.3)) {
      return pick([
        ...['facts.build.coverage', '1.5', '0.0', '80.0', '-2.25'],
        ...scope.doubles,
      ]);
    }
    const inner = () => double(depth - 1, scope);
    return anyOf(
      () => `(${inner()} ${pick(['+', '-', '*', '/'])} ${inner()})`,
      () => `double(${int(depth - 1, scope)})`,
      () => `facts.build.shares[${pick([0, 1, 5])}]`,
      () => `facts.build.timings["${pick(['queue', 'total', 'none'])}"]`,
      () => `facts.build.steps[${pick([0, 3])}].seconds`,
      () => `(${bool(depth - 1, scope)} ? ${inner()} : ${inner()})`,
    );
  }

  function int(depth: number, scope: Scope): string {
    if (depth <= 0 || chance(0.3)) {
      return pick(['facts.build.runs', '1', '0', '7', '-3']);
    }
    const inner = () => int(depth - 1, scope);
    return anyOf(
      () => `(${inner()} ${pick(['+', '-', '*', '/', '%'])} ${inner()})`,
      () => `size(${list(depth - 1, scope).text})`,
      () => `size(${string(depth - 1, scope)})`,
      () => `int(${double(depth - 1, scope)})`,
      () => 'facts.build.finishedAt.getFullYear()',
      () => '(facts.build.finishedAt - now).getHours()',
    );
  }

  function string(depth: number, scope: Scope): string {
    if (depth <= 0 || chance(0.4)) {
      return pick([
        ...['facts.build.branch', 'facts.build.tool.version'],
        ...['"a"', '""', '"héé"', '"main"'],
        ...scope.strings,
      ]);
    }
    return anyOf(
      () => `(${string(depth - 1, scope)} + ${string(depth - 1, scope)})`,
      () => `facts.build.files[${pick([0, 9])}]`,
      () => `string(${int(depth - 1, scope)})`,
      () => `string(${bool(depth - 1, scope)})`,
    );
  }

  function list(
    depth: number,
    scope: Scope,
  ): { text: string; items: keyof Scope } {
    const name = variable();
    return pick([
      () => ({ text: 'facts.build.files', items: 'strings' as const }),
      () => ({ text: 'facts.build.shares', items: 'doubles' as const }),
      () => ({
        text: `facts.build.steps.map(${name}, ${name}.name)`,
        items: 'strings' as const,
      }),
      () => ({
        text: `facts.build.shares.filter(${name}, ${name} ${comparison()} ${double(
          depth - 1,
          scope,
        )})`,
        items: 'doubles' as const,
      }),
    ])();
  }

  function quantified(depth: number, scope: Scope): string {
    const name = variable();
    const { text, items } = list(0, scope);
    const inner = { ...scope, [items]: [...scope[items], name] };
    return `${text}.${pick(['all', 'exists', 'exists_one'])}(${name}, ${simple(
      depth - 1,
      inner,
    )})`;
  }

  function overSteps(depth: number, scope: Scope): string {
    const name = variable();
    return `facts.build.steps.${pick(['all', 'exists'])}(${name}, ${anyOf(
      () => `has(${name}.seconds)`,
      () => `${name}.seconds > ${double(depth - 1, scope)}`,
      () => `${name}.name == ${string(depth - 1, scope)}`,
    )})`;
  }

  /** True or false, without a further comprehension inside. */
  function simple(depth: number, scope: Scope): string {
    return anyOf(
      () => `(${double(0, scope)} ${comparison()} ${double(0, scope)})`,
      () => `(${string(0, scope)} ${comparison()} ${string(0, scope)})`,
      () =>
        depth > 0
          ? `(${simple(depth - 1, scope)} ${pick(['&&', '||'])} ${simple(
              depth - 1,
              scope,
            )})`
          : 'facts.build.green',
    );
  }

  function bool(depth: number, scope: Scope): string {
    if (depth <= 0 || chance(0.12)) {
      return pick(['facts.build.green', 'true', 'false']);
    }
    const inner = () => bool(depth - 1, scope);
    return anyOf(
      () => `(${inner()} && ${inner()})`,
      () => `(${inner()} || ${inner()})`,
      () => `!${inner()}`,
      () => `(${inner()} ? ${inner()} : ${inner()})`,
      () =>
        `(${double(depth - 1, scope)} ${comparison()} ${double(
          depth - 1,
          scope,
        )})`,
      () =>
        `(${int(depth - 1, scope)} ${comparison()} ${int(depth - 1, scope)})`,
      () =>
        `(${string(depth - 1, scope)} ${comparison()} ${string(
          depth - 1,
          scope,
        )})`,
      () =>
        `(${double(depth - 1, scope)} ${pick(['<', '>='])} ${int(
          depth - 1,
          scope,
        )})`,
      () =>
        `${string(depth - 1, scope)}.${pick([
          'startsWith',
          'endsWith',
          'contains',
        ])}(${string(depth - 1, scope)})`,
      () => quantified(depth, scope),
      () => overSteps(depth, scope),
      () =>
        `has(facts.build.${pick([
          ...['coverage', 'branch', 'files', 'timings', 'finishedAt'],
          'tool.version',
        ])})`,
      () =>
        `(facts.build.finishedAt ${comparison()} now - duration("${pick([
          ...['24h', '1.5h', '90m', '0s'],
        ])}"))`,
      () => `("${pick(['queue', 'none'])}" in facts.build.timings)`,
      () => `(${string(depth - 1, scope)} in facts.build.files)`,
      () => '(facts.build.files == ["README.md", "src/index.ts"])',
    );
  }

  return () => {
    variables = 0;
    return bool(4, { doubles: [], strings: [] });
  };
}
