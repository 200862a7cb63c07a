/** Longer expressions are not parsed: rules that people wrote are far shorter. */
const MAX_LENGTH = 20_000;
/** How deep brackets may be nested: what follows may then use recursion. */
const MAX_DEPTH = 200;

const quotes = new Set(['"', "'", '`']);

/** Where the string that begins at `start` ends, or the end of the text. */
function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote !== '`') at++;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** What is too large to be parsed, and where it begins to be. */
export function checkSize(
  expression: string,
): { message: string; offset: number } | undefined {
  if (expression.length > MAX_LENGTH) {
    return {
      message: `the expression has more than ${MAX_LENGTH} characters`,
      offset: MAX_LENGTH,
    };
  }
  let depth = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    if (quotes.has(character)) {
      at = endOfString(expression, at);
    } else if (character === '#') {
      const end = expression.indexOf('\n', at);
      at = end === -1 ? expression.length : end;
    } else if (character === '(' || character === '{' || character === '[') {
      depth++;
      if (depth > MAX_DEPTH) {
        return {
          message: `brackets are nested more than ${MAX_DEPTH} deep`,
          offset: at,
        };
      }
    } else if (character === ')' || character === '}' || character === ']') {
      depth--;
    }
  }
  return undefined;
}
