import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Stands before a database, and can make it go away. */
export class DatabaseProxy {
  readonly #sockets = new Set<Socket>();
  #isAway = false;

  private constructor(private readonly server: Server) {}

  static async start(to: {
    host: string;
    port: number;
  }): Promise<DatabaseProxy> {
    const server = createServer();
    const proxy = new DatabaseProxy(server);
    server.on('connection', client => {
      if (proxy.#isAway) {
        client.destroy();
        return;
      }
      const database = connect(to);
      for (const [socket, other] of [
        [client, database],
        [database, client],
      ]) {
        proxy.#sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          proxy.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    const { port } = this.server.address() as AddressInfo;
    return port;
  }

  /** Breaks all connections, and lets nobody in. */
  goAway(): void {
    this.#isAway = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  comeBack(): void {
    this.#isAway = false;
  }

  async stop(): Promise<void> {
    this.goAway();
    await new Promise(resolve => this.server.close(resolve));
  }
}
