import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findFreePort, portFromEnvironment, requireFreePort } from './port.mjs';

test('PORT is a port, 7007 if not said', () => {
  assert.equal(portFromEnvironment({}), 7007);
  assert.equal(portFromEnvironment({ PORT: '7107' }), 7107);
  for (const PORT of ['seven', '0', '70000', '80.5']) {
    assert.throws(() => portFromEnvironment({ PORT }), /PORT/);
  }
});

test('a port in use is refused, with a way out', async () => {
  const port = await findFreePort();
  await requireFreePort(port);
  const server = createServer();
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  try {
    await assert.rejects(requireFreePort(port, ', or leave'), error => {
      assert.match(error.message, new RegExp(`${port} is in use`));
      assert.match(error.next, /stop what listens there.*, or leave\.$/);
      return true;
    });
  } finally {
    server.close();
  }
});
