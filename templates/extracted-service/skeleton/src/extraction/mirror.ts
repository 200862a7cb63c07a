export type MirrorResult<T> =
  | { outcome: 'done'; value: T }
  | { outcome: 'failed' | 'timed-out' | 'busy' };

/**
 * Runs the path that does not answer: beside the caller's request, a limited number at a time,
 * each for a limited time. What goes wrong is a result, never an exception.
 */
export function createMirror(concurrency: number, timeoutMs: number) {
  const pending = new Set<Promise<unknown>>();
  let slots = concurrency;

  /** Work that ignores its time limit keeps its slot, so that such work cannot pile up. */
  async function inSlot<T>(task: () => Promise<T>): Promise<MirrorResult<T>> {
    slots -= 1;
    try {
      return { outcome: 'done', value: await task() };
    } catch {
      return { outcome: 'failed' };
    } finally {
      slots += 1;
    }
  }

  async function inTime<T>(task: (signal: AbortSignal) => Promise<T>): Promise<MirrorResult<T>> {
    const abort = new AbortController();
    const late = Promise.withResolvers<MirrorResult<T>>();
    const timer = setTimeout(() => {
      late.resolve({ outcome: 'timed-out' });
      abort.abort();
    }, timeoutMs);
    try {
      return await Promise.race([inSlot(() => task(abort.signal)), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async run<T>(task: (signal: AbortSignal) => Promise<T>): Promise<MirrorResult<T>> {
      if (slots === 0) {
        return { outcome: 'busy' };
      }
      const work = inTime(task);
      pending.add(work);
      work.finally(() => pending.delete(work));
      return work;
    },

    /** Waits for what is under way: at most for the time limit of one call. */
    async idle() {
      await Promise.all(pending);
    },
  };
}
