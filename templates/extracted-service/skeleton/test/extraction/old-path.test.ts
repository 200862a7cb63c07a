import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createOldPath } from '../../src/extraction/old-path.ts';
import { route, startExtraction } from '../support/extraction.ts';
import { ask, readAll } from '../support/raw-http.ts';

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

/** Something that talks over a socket; `answer` is told which request on it this is. */
async function listen(t: TestContext, answer: (socket: Socket, request: number) => void) {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    let requests = 0;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', () => {
      requests += 1;
      answer(socket, requests);
    });
  });
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  t.after(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  return { url: `http://localhost:${address.port}`, connections: () => sockets.size };
}

const call = { url: '/', headers: [], body: Buffer.alloc(0) };

test('a connection that was closed meanwhile is not the end of a read', async t => {
  const { url, connections } = await listen(t, (socket, request) => {
    if (request === 1) {
      socket.write(ANSWER);
    } else {
      socket.resetAndDestroy();
    }
  });
  const oldPath = createOldPath(url, 5_000);
  t.after(oldPath.close);

  for (const method of ['GET', 'GET']) {
    const { status, body } = await oldPath.answer({ ...call, method });
    assert.deepEqual([status, `${await readAll(body)}`], [200, 'ok']);
  }
  assert.equal(connections(), 2);
  // Nobody knows whether a write was done.
  await assert.rejects(oldPath.answer({ ...call, method: 'POST' }), { statusCode: 502 });
  assert.equal(connections(), 2);
});

test('an old path that says nothing is given up', async t => {
  const { url } = await listen(t, () => {});
  const oldPath = createOldPath(url, 50);
  t.after(oldPath.close);
  await assert.rejects(oldPath.answer({ ...call, method: 'GET' }), { statusCode: 504 });
});

test('an answer that breaks off is not made to look whole', async t => {
  const { url } = await startExtraction(t, {
    stage: 'off',
    old: (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half of', () => response.destroy());
    },
    new: app => {
      app.get(route, () => ({}));
    },
  });
  await assert.rejects(ask(`${url}${route}`, 'GET'));
});
