import { ResponseError } from '@backstage/errors';

/**
 * Fails as a client does when its backend answers with an error.
 *
 * @public
 */
export async function answerWith(
  status: number,
  message = 'no',
): Promise<never> {
  const body = { error: { name: 'Error', message }, response: {} };
  throw await ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

/**
 * Never answers.
 *
 * @public
 */
export function never(): Promise<never> {
  return new Promise(() => {});
}
