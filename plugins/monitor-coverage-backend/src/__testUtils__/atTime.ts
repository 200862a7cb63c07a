/** Runs something at another time of day; timers run as they always do. */
export async function atTime(
  now: number,
  run: () => Promise<void>,
): Promise<void> {
  jest.useFakeTimers({
    now,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
  try {
    await run();
  } finally {
    jest.useRealTimers();
  }
}
