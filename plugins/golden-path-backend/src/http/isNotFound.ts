import { isError, ResponseError } from '@backstage/errors';

/** Whether a service, or another plugin over HTTP, says that it is not there. */
export function isNotFound(error: unknown): boolean {
  return (
    (error instanceof ResponseError && error.statusCode === 404) ||
    (isError(error) && error.name === 'NotFoundError')
  );
}
