import { Knex } from 'knex';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerStats } from './protocol';

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 1;
const SAMPLE_MS = 20;

/** Counts what a backend does. */
export class Instruments {
  #statements = 0;
  #peakRss = 0;
  #cpu = process.cpuUsage();
  readonly #delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

  constructor() {
    this.#delay.enable();
    setInterval(() => this.#sample(), SAMPLE_MS).unref();
  }

  watch(knex: Knex): void {
    knex.on('query', () => {
      this.#statements += 1;
    });
  }

  /** Everything since the last time; begins anew. */
  async take(): Promise<ServerStats> {
    this.#sample();
    // A delay includes the time until the next look was due.
    const blockedMs = Math.max(0, this.#delay.max / 1e6 - RESOLUTION_MS);
    const { rss } = process.memoryUsage();
    const cpu = process.cpuUsage(this.#cpu);
    const stats = {
      statements: this.#statements,
      cpuMs: (cpu.user + cpu.system) / 1_000,
      blockedMs,
      rss,
      peakRss: this.#peakRss,
    };
    globalThis.gc?.();
    const { heapUsed: heap } = process.memoryUsage();
    // What collecting garbage held up is not part of what comes next.
    await sleep(10 * RESOLUTION_MS);
    this.#cpu = process.cpuUsage();
    this.#statements = 0;
    this.#peakRss = 0;
    this.#delay.reset();
    return { ...stats, heap };
  }

  #sample(): void {
    this.#peakRss = Math.max(this.#peakRss, process.memoryUsage.rss());
  }
}
