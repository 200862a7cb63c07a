const KEY_HEADER = /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
/** Enough for the header fields of a key and its first line. */
const KEY_START_LENGTH = 2_000;

const ENV_FILE = /^\.env(\.[\w-]+)*$/;
const EXAMPLE = /\.(example|sample|template|dist|defaults|schema)$/;
const PLACEHOLDER =
  /^(\$\{?\w+.*|<.*>|\[.*\]|x+|\.+|\*+|your[-_ ].*|change[-_ ]?me|todo|example|placeholder|none|null|true|false)$/i;

/**
 * Whether a text has a private key in it, not just the words of its header:
 * documentation and code that reads keys have those too.
 */
export function hasPrivateKey(text: string): boolean {
  for (const { 0: header, index } of text.matchAll(KEY_HEADER)) {
    const start = index + header.length;
    const firstLine = text
      .slice(start, start + KEY_START_LENGTH)
      .replace(/\\[rn]/g, '\n')
      .split(/\r?\n/)
      .map(line => line.trim())
      .find(line => line !== '' && !/^[A-Za-z-]+: /.test(line));
    if (firstLine && /^[A-Za-z0-9+/=]{40}/.test(firstLine)) {
      return true;
    }
  }
  return false;
}

/** Whether a file of settings has values filled in that should not be shared. */
export function hasSecretAssignments(name: string, text: string): boolean {
  if (ENV_FILE.test(name) && !EXAMPLE.test(name)) {
    return valuesOf(text, /^(?:export\s+)?[A-Za-z_]\w*\s*=(.*)$/);
  }
  if (name === '.npmrc') {
    return valuesOf(text, /^\S*(?:_authToken|_auth|_password)\s*=(.*)$/);
  }
  if (name === '.pypirc') {
    return valuesOf(text, /^password\s*[=:](.*)$/);
  }
  return false;
}

function valuesOf(text: string, assignment: RegExp): boolean {
  return text.split(/\r?\n/).some(line => {
    const value = assignment
      .exec(line.trim())?.[1]
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    return (
      value !== undefined &&
      value !== '' &&
      !PLACEHOLDER.test(value) &&
      !value.startsWith('#')
    );
  });
}
