import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** How long others wait at most, in milliseconds. */
const LONGEST = 10;

/** Cuts long work into turns of the event loop, and stops it when told to. */
export class Turns {
  #since = performance.now();

  constructor(private readonly signal: AbortSignal) {}

  /** Lets others have a turn if this one took long enough. */
  async pause(): Promise<void> {
    if (performance.now() - this.#since > LONGEST) {
      await setImmediate();
      this.signal.throwIfAborted();
      this.#since = performance.now();
    }
  }
}
