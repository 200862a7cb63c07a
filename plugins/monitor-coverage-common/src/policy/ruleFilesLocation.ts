import { RuleFilesLocation } from './types';

/** Where rules are, in a repository that says nothing about it. */
export const DEFAULT_RULES_FOLDER = 'monitoring';

const HOST = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const SEGMENT = /^(?!\.\.?$)[A-Za-z0-9._-]{1,100}$/;

/**
 * Reads `<git host>/<repository>/<folder>`. Without a folder it is
 * `monitoring`. Undefined if it is something else.
 *
 * @public
 */
export function parseRuleFilesLocation(
  text: string,
): RuleFilesLocation | undefined {
  const [host, repository = '', ...folders] = text
    .trim()
    .replace(/\/$/, '')
    .split('/');
  const isValid =
    HOST.test(host) &&
    [repository, ...folders].every(segment => SEGMENT.test(segment));
  return isValid
    ? { host, repository, folder: folders.join('/') || DEFAULT_RULES_FOLDER }
    : undefined;
}
