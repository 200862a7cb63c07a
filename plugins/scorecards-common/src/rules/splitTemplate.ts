/** A piece of a template; an expression's offset is that of its first character. */
export type TemplatePart =
  | { type: 'text'; text: string }
  | { type: 'expression'; text: string; offset: number };

/** Where a template breaks off inside an expression. */
export interface UnclosedExpression {
  offset: number;
}

/** Splits a text at its `{{ expression }}` parts. */
export function splitTemplate(
  template: string,
): TemplatePart[] | UnclosedExpression {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (;;) {
    const open = template.indexOf('{{', end);
    const text = template.slice(end, open === -1 ? undefined : open);
    if (text) {
      parts.push({ type: 'text', text });
    }
    if (open === -1) {
      return parts;
    }
    const close = findClose(template, open + 2);
    if (close === -1) {
      return { offset: open };
    }
    const inner = template.slice(open + 2, close);
    parts.push({
      type: 'expression',
      text: inner.trim(),
      offset: open + 2 + inner.length - inner.trimStart().length,
    });
    end = close + 2;
  }
}

// The first closing braces that are not in a quoted text.
function findClose(template: string, from: number): number {
  const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|}}/g;
  token.lastIndex = from;
  for (let match = token.exec(template); match; match = token.exec(template)) {
    if (match[0] === '}}') {
      return match.index;
    }
  }
  return -1;
}
