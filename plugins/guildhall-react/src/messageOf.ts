import { ResponseError } from '@backstage/errors';

/**
 * What went wrong, in the words of the server where it said something.
 *
 * @public
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  return isResponseError(error) ? error.body.error.message : error.message;
}

function isResponseError(error: Error): error is ResponseError {
  return error.name === 'ResponseError';
}
