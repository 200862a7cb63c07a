/** Runs something, but does not wait for it after the signal. */
export function orAborted<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
    work().then(resolve, reject);
  });
}
