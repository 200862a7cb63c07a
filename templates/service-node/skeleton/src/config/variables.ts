import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.ts';

/**
 * Reads variables from the environment, where `NAME_FILE=/run/secrets/name` stands for `NAME`
 * with what is in that file: secret stores mount files, and no process listing shows them.
 */
export function readVariables(env: NodeJS.ProcessEnv, names: readonly string[]) {
  const values: Record<string, string | undefined> = {};
  const problems: string[] = [];

  for (const name of names) {
    const file = env[`${name}_FILE`];
    // An empty variable is one that somebody wanted to leave out.
    values[name] = env[name] || undefined;
    if (file && values[name]) {
      problems.push(`${name} and ${name}_FILE are both set; keep one of them`);
    } else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch {
        problems.push(`${name}_FILE names a file that cannot be read`);
      }
    }
  }

  if (problems.length > 0) {
    throw new ConfigError(problems);
  }
  return values;
}
