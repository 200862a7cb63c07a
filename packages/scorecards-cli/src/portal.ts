import { toError } from '@backstage/errors';
import { z } from 'zod';
import { UnansweredError } from './errors';

const PATIENCE_MS = 30_000;

/** Where a portal is, and who asks. */
export interface Portal {
  portal: string;
  token: string | undefined;
}

type FetchApi = { fetch: typeof fetch };

/**
 * Asks a portal, with the rights of the token.
 *
 * @param alternative - What to do for those who have no token.
 * @throws UnansweredError whenever there is no answer, or not one as it should be.
 */
export async function askPortal<T>(
  { portal, token }: Portal,
  alternative: string,
  ask: (fetchApi: FetchApi, options: { signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (token === undefined) {
    throw new UnansweredError(`There is no token: GUILDHALL_TOKEN is empty.
A pipeline that runs for a fork, or for a change from outside, gets no secrets.
${alternative}`);
  }
  const fetchApi: FetchApi = {
    fetch: (address, init) =>
      fetch(String(address).replace('plugin://', `${portal}/api/`), {
        ...init,
        headers: { ...init?.headers, Authorization: `Bearer ${token}` },
      }),
  };
  try {
    return await ask(fetchApi, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    throw new UnansweredError(
      `The portal ${portal} cannot be asked: ${toReason(error)}`,
    );
  }
}

function toReason(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `its answer is not that of a Guildhall portal: ${z.prettifyError(
      error,
    )}`;
  }
  const { message, cause } = toError(error);
  return cause === undefined
    ? message
    : `${message}: ${toError(cause).message}`;
}
