import { createServer, connect } from 'node:net';
import { Problem } from './problem.mjs';

export const DEFAULT_PORT = 7007;

/** The port that the environment asks for. */
export function portFromEnvironment(env = process.env) {
  if (!env.PORT) {
    return DEFAULT_PORT;
  }
  const port = Number(env.PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Problem(`PORT is "${env.PORT}", which is not a port.`, {
      next: 'set PORT to a number from 1 to 65535, or leave it out.',
    });
  }
  return port;
}

/** Fails if something listens on the port already, with the way out that the command has. */
export async function requireFreePort(port, wayOut = '') {
  if ((await answers(port)) || !(await canListen(port))) {
    throw new Problem(`Port ${port} is in use.`, {
      next: `stop what listens there (a portal in another terminal?)${wayOut}.`,
    });
  }
}

/** A port that nothing listens on right now. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function canListen(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
