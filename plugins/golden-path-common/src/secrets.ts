import { JsonValue } from '@backstage/types';
import { looksRandom, secretPatterns } from './secretPatterns';

/**
 * Something that looks like a secret. What it is, is not said.
 *
 * @public
 */
export interface FoundSecret {
  /** Where it is, as a JSON pointer; empty for the value itself. */
  path: string;
  /** What it looks like, such as `a private key`. */
  kind: string;
}

/**
 * Finds what looks like a secret in a value, in the names of its fields, too:
 * keys and tokens of well-known kinds, URLs with a password, and what looks
 * random in a field whose name says that it is secret.
 *
 * @returns one for each text that has any; none of them has a part of it
 * @public
 */
export function findSecrets(value: JsonValue): FoundSecret[] {
  const found: FoundSecret[] = [];
  visit(value, '', '');
  return found;

  function visit(node: JsonValue | undefined, path: string, field: string) {
    if (typeof node === 'string') {
      const kind = kindOf(node, field);
      if (kind) {
        found.push({ path, kind });
      }
    } else if (Array.isArray(node)) {
      node.forEach((item, index) => visit(item, `${path}/${index}`, field));
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, member] of Object.entries(node)) {
        const kind = kindOf(key, '');
        if (kind) {
          found.push({ path, kind });
        }
        visit(member, `${path}/${kind ? '…' : escaped(key)}`, key);
      }
    }
  }
}

function kindOf(text: string, field: string): string | undefined {
  const known = secretPatterns.find(({ pattern }) => pattern.test(text));
  if (known) {
    return known.kind;
  }
  return (isSecretField(field) && looksRandom(text)) || hasAssignment(text)
    ? 'a password, key or token'
    : undefined;
}

const secretWord =
  '(?:pass(?:word|wd|phrase)|secret|token|credentials?|(?:api|access|private|signing|encryption)[-_]?key)';
const secretField = new RegExp(`${secretWord}s?$`, 'i');
const assignment = new RegExp(
  `${secretWord}["']?[ \\t]{0,9}(?:[:=]|=>)[ \\t]{0,9}["']?([^\\s"',;]{16,400})`,
  'gi',
);

// A field such as tokenUrl or secretName says where a secret is, not what.
function isSecretField(field: string): boolean {
  return secretField.test(field);
}

function hasAssignment(text: string): boolean {
  return [...text.matchAll(assignment)].some(([, value]) => looksRandom(value));
}

function escaped(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
