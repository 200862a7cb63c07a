import { isError, toError } from '@backstage/errors';
import { toStorableText } from './toStorableText';

/**
 * What people are told of an error. Those of databases quote the statement
 * with its values, which not everybody may see; they are in the log.
 *
 * @public
 */
export function toProblem(error: unknown): string {
  const { message } = toError(error);
  const code = isError(error) && 'code' in error ? error.code : undefined;
  return /^(SQLITE_\w+|(?=.*\d)[0-9A-Z]{5})$/.test(String(code))
    ? `The database refused a statement (${code}); the log says more`
    : toStorableText(message);
}
