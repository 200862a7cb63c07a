import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

const FILE_SUFFIX = '_FILE';

/** Variables whose `_FILE` twin belongs to somebody else. */
const FOREIGN = /^(OTEL|NODE|SSL|NPM)_/i;

/**
 * The environment, where `NAME_FILE=/run/secrets/name` stands for `NAME` with what is in that
 * file: a secret store mounts files, and what is in a file is not in any process listing.
 */
export function readVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  const variables: Record<string, string> = {};
  const problems: string[] = [];

  for (const [key, value] of Object.entries(env)) {
    if (value === undefined || value === '') {
      continue;
    }
    if (!key.endsWith(FILE_SUFFIX) || FOREIGN.test(key)) {
      variables[key] = value;
      continue;
    }
    const name = key.slice(0, -FILE_SUFFIX.length);
    if (env[name]) {
      problems.push(`${name} and ${key} are both set; keep one of them`);
      continue;
    }
    try {
      variables[name] = readFileSync(value, 'utf8').trim();
    } catch {
      problems.push(`${key} names a file that cannot be read`);
    }
  }

  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return variables;
}
