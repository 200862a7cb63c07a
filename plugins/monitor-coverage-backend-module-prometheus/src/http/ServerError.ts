/**
 * Why a server could not be read.
 *
 * - `unreachable`: there was no whole answer
 * - `too-large`: the answer was longer than what is read
 * - `absent`: it does not offer what it was asked for
 * - `refused`: it understood, and says no to this very question
 * - `wrong`: what it answered is not what such a server answers
 */
export type ServerErrorKind =
  | 'unreachable'
  | 'too-large'
  | 'absent'
  | 'refused'
  | 'wrong';

/** Says which server it is about and what to do, and never a secret. */
export class ServerError extends Error {
  readonly kind: ServerErrorKind;

  constructor(kind: ServerErrorKind, server: string, problem: string) {
    super(`${server} ${problem}`);
    this.name = 'ServerError';
    this.kind = kind;
  }
}

export function isServerError(
  error: unknown,
  ...kinds: ServerErrorKind[]
): error is ServerError {
  return error instanceof ServerError && kinds.includes(error.kind);
}

/** A server says no to one question, and may answer all others. */
export const refusals = ['refused', 'too-large', 'absent'] as const;
