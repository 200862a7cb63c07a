const pending = new Set();

/**
 * Registers what has to happen before this process ends, however it ends.
 * Calling the returned function does it now, once.
 */
export function beforeExit(cleanup) {
  let done;
  function finish() {
    pending.delete(finish);
    done ??= Promise.resolve(cleanup());
    return done;
  }
  pending.add(finish);
  return finish;
}

/** Does everything that is still pending, the latest first. */
export async function cleanUp() {
  for (const finish of [...pending].reverse()) {
    try {
      await finish();
    } catch (error) {
      console.error(`While cleaning up: ${error.message}`);
    }
  }
}
