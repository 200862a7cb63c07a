import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** The token that all backends of the bench let in. */
export const TOKEN = 'guildhall-bench-token-for-one-run';

/** Calls after which a process is as warm as one that has run for a while. */
export const WARM_UP = 1_000;

/** How long a reader looks at an answer, on average. */
const PAUSE_MS = 1_000;

/** What a request came to. */
export interface Answer {
  status: number;
  /** Until the last byte was there. */
  ms: number;
  bytes: number;
  /** Empty unless it was asked for. */
  body: string;
}

/** Calls one backend, and measures how long it takes. */
export class BenchClient {
  readonly #agent = new Agent({
    keepAlive: true,
    maxSockets: 256,
    // Well before the server closes what nobody uses.
    timeout: 1_000,
  });

  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  /** @throws Error unless the answer is a success. */
  async call(
    path: string,
    options: { method?: string; body?: unknown; keep?: boolean } = {},
  ): Promise<Answer> {
    const { method = 'GET', body, keep = false } = options;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const startedAt = performance.now();
    const answer = await new Promise<Answer>((resolve, reject) => {
      const outgoing = request(
        `${this.baseUrl}${path}`,
        {
          method,
          agent: this.#agent,
          headers: {
            Authorization: `Bearer ${this.token}`,
            ...(sent !== undefined && {
              'Content-Type': 'application/json',
              'Content-Length': Buffer.byteLength(sent),
            }),
          },
        },
        incoming => {
          const { statusCode: status = 0 } = incoming;
          const kept: Buffer[] = [];
          let bytes = 0;
          incoming.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (keep || status >= 400) {
              kept.push(chunk);
            }
          });
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status,
              bytes,
              ms: performance.now() - startedAt,
              body: Buffer.concat(kept).toString('utf8'),
            }),
          );
        },
      );
      outgoing.on('error', error =>
        reject(new Error(`${method} ${path}: ${error.message}`)),
      );
      outgoing.end(sent);
    });
    if (answer.status < 200 || answer.status > 299) {
      throw new Error(
        `${method} ${path}: ${answer.status} ${answer.body.slice(0, 500)}`,
      );
    }
    return answer;
  }

  async json<T>(path: string): Promise<T> {
    return JSON.parse((await this.call(path, { keep: true })).body);
  }

  /** The times of calls one after the other; the first ones do not count. */
  async times(
    path: string,
    count: number,
    options: { method?: string; body?: unknown; warmUp?: number } = {},
  ): Promise<number[]> {
    const { warmUp = WARM_UP, ...request } = options;
    const times: number[] = [];
    for (let call = -warmUp; call < count; call++) {
      const { ms } = await this.call(path, request);
      if (call >= 0) {
        times.push(ms);
      }
    }
    return times;
  }

  /**
   * The times of calls by readers who each look at an answer for a while
   * before they ask for the next, and who do not begin all at once.
   */
  async load(
    paths: string[],
    options: { readers: number; calls: number },
  ): Promise<number[]> {
    const times: number[] = [];
    let next = 0;
    const read = async () => {
      while (next < options.calls) {
        const path = paths[next % paths.length];
        next += 1;
        await sleep(2 * PAUSE_MS * Math.random());
        times.push((await this.call(path)).ms);
      }
    };
    await Promise.all(Array.from({ length: options.readers }, read));
    return times;
  }

  close(): void {
    this.#agent.destroy();
  }
}
