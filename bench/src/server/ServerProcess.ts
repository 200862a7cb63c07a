import { ChildProcess, fork } from 'node:child_process';
import { BenchClient, TOKEN } from '../lib/http';
import { Reply, ServerStats } from './protocol';

/** A backend in a process of its own, so that only its work is measured. */
export class ServerProcess {
  readonly client: BenchClient;
  readonly #waiting = new Map<
    number,
    { resolve: (result: unknown) => void; reject: (error: Error) => void }
  >();
  #commands = 0;

  private constructor(
    private readonly child: ChildProcess,
    port: number,
    token: string,
  ) {
    this.client = new BenchClient(`http://127.0.0.1:${port}`, token);
    child.on('message', (reply: Reply) => {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('error' in reply) {
        waiting?.reject(new Error(reply.error));
      } else {
        waiting?.resolve(reply.result);
      }
    });
    child.on('exit', code => {
      for (const { reject } of this.#waiting.values()) {
        reject(new Error(`The backend ended with exit code ${code}`));
      }
    });
  }

  /**
   * @param entry - The path of a module that calls `serve`.
   * @param token - What requests are authenticated by.
   */
  static async start(
    entry: string,
    options: object,
    token: string = TOKEN,
  ): Promise<ServerProcess> {
    const child = fork(entry, [], {
      execArgv: [...process.execArgv, '--expose-gc'],
      env: { ...process.env, BENCH_OPTIONS: JSON.stringify(options) },
      serialization: 'advanced',
    });
    const port = await new Promise<number>((resolve, reject) => {
      // Backstage sends messages of its own too.
      child.on('message', (message: { port?: number }) => {
        if (message.port !== undefined) {
          resolve(message.port);
        }
      });
      child.once('exit', code =>
        reject(new Error(`${entry} ended with exit code ${code}`)),
      );
    });
    return new ServerProcess(child, port, token);
  }

  /** Has the backend do something that no request can. */
  async run<T = void>(name: string, args: unknown = {}): Promise<T> {
    this.#commands += 1;
    const id = this.#commands;
    const result = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.child.send({ id, name, args });
    return (await result) as T;
  }

  /** What a piece of work cost the backend. */
  async measure<T>(
    work: () => Promise<T>,
  ): Promise<{ result: T } & ServerStats> {
    await this.run('stats');
    const result = await work();
    return { result, ...(await this.run<ServerStats>('stats')) };
  }

  async stop(): Promise<void> {
    this.client.close();
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
