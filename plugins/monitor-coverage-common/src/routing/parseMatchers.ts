import { InputError } from '@backstage/errors';
import { AlertMatcher } from './matchers';

const name = String.raw`[A-Za-z_:][\w:]*|"(?:[^"\\]|\\.)*"`;
const value = String.raw`"(?:[^"\\]|\\.)*"|[^",{}]*`;
const one = new RegExp(
  String.raw`\s*(?<name>${name})\s*(?<operator>=~|!~|!=|=)\s*(?<value>${value})\s*(?:,|$)`,
  'y',
);

/**
 * Reads matchers as they are written in `matchers:`: `severity="page"`, or
 * several with commas between them, with or without braces around.
 *
 * @throws InputError if it is something else.
 */
export function parseMatchers(text: string): AlertMatcher[] {
  const inner = text.trim().replace(/^\{([^]*)\}$/, '$1');
  const matchers: AlertMatcher[] = [];
  for (let offset = 0; offset < inner.length; offset = one.lastIndex) {
    one.lastIndex = offset;
    const groups = one.exec(inner)?.groups;
    if (!groups) {
      throw new InputError(`'${text}' is no matcher such as severity="page"`);
    }
    matchers.push({
      label: unquote(groups.name),
      operator: toOperator(groups.operator),
      value: unquote(groups.value.trim()),
    });
  }
  return matchers;
}

function toOperator(text: string): AlertMatcher['operator'] {
  return text === '=' || text === '!=' || text === '=~' ? text : '!~';
}

function unquote(text: string): string {
  return text.startsWith('"')
    ? text
        .slice(1, -1)
        .replace(/\\(["\\n])/g, (_, escaped) =>
          escaped === 'n' ? '\n' : escaped,
        )
    : text;
}
