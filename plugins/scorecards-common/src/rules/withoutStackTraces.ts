/**
 * Runs a synchronous batch of evaluations without capturing stacks. A rule over
 * an absent fact ends in an error inside the engine, and capturing its stack
 * costs more than the rest of the evaluation.
 *
 * @public
 */
export function withoutStackTraces<T>(batch: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return batch();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
