import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { startCallers } from './callers.mjs';

async function startServer(t, answer) {
  const server = createServer(answer);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

test('requests that are all answered are no failures', async t => {
  let asked = 0;
  let enough;
  const many = new Promise(resolve => (enough = resolve));
  const { url } = await startServer(t, (_request, response) => {
    asked += 1;
    if (asked === 50) {
      enough();
    }
    response.end('ok');
  });
  const callers = startCallers(url, { callers: 3 });
  await many;
  assert.deepEqual(await callers.stop(), []);
  assert.equal(callers.answered(), asked);
});

test('a request that is dropped, or refused, is a failure', async t => {
  let asked = 0;
  let over;
  const dropped = new Promise(resolve => (over = resolve));
  const { url } = await startServer(t, (request, response) => {
    asked += 1;
    if (asked === 1) {
      response.writeHead(503).end();
    } else {
      request.socket.destroy();
      over();
    }
  });
  const callers = startCallers(url, { callers: 1 });
  await dropped;
  const failures = await callers.stop();
  assert.deepEqual(failures, ['answered 503', 'socket hang up']);
});
