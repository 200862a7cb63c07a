import { ResponseError } from '@backstage/errors';

/** Fails as the client does when the backend answers with an error. */
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

/** Never answers. */
export function never(): Promise<never> {
  return new Promise(() => {});
}
