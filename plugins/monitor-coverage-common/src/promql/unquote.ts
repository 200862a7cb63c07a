const escapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;

/** The text of a PromQL string literal; strings are quoted as Go quotes them. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner;
  return inner.replace(
    escape,
    (
      whole: string,
      byte?: string,
      short?: string,
      long?: string,
      octal?: string,
      letter?: string,
    ) => {
      if (letter !== undefined) return escapes[letter] ?? letter;
      const hex = byte ?? short ?? long;
      const code = hex ? parseInt(hex, 16) : parseInt(octal ?? '', 8);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
