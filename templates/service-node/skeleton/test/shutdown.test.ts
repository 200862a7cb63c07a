import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dependencyVariables } from './support/config.ts';
import { startProcess } from './support/process.ts';

// Long drains are for what happens in them, none for what comes after.
const env = {
  ENVIRONMENT: 'local',
  AUTH: 'off',
  DRAIN_SECONDS: '0',
  ...dependencyVariables,
};

async function start(t: TestContext, more: NodeJS.ProcessEnv = {}) {
  const service = startProcess(t, 'test/fixtures/trying-service.ts', { ...env, ...more });
  const [, url, adminUrl] = await service.seen(/"url":"([^"]+)","adminUrl":"([^"]+)"/);
  return { ...service, url, adminUrl };
}

test('until load balancers notice, it answers, and says that it is not ready', async t => {
  const service = await start(t, { DRAIN_SECONDS: '60' });
  assert.equal((await fetch(`${service.adminUrl}/readyz`)).status, 200);
  service.child.kill('SIGTERM');
  await service.seen(/draining/);

  assert.equal((await fetch(`${service.adminUrl}/readyz`)).status, 503);
  assert.equal((await fetch(`${service.adminUrl}/livez`)).status, 200);
  const late = await fetch(`${service.url}/health`);
  assert.equal(late.status, 200);
  assert.equal(late.headers.get('connection'), 'close');
});

test('SIGTERM loses no request, and ends with code 0', async t => {
  const service = await start(t);
  const inFlight = fetch(`${service.url}/slow`);
  await service.seen(/answering slowly/);
  service.child.kill('SIGTERM');
  await service.seen(/closing/);

  service.child.kill('SIGUSR2');
  const answer = await inFlight;
  assert.deepEqual(await answer.json(), { status: 'done' });
  assert.equal(await service.exitCode, 0);
});

test('what takes too long is cut off, and the exit code says so', async t => {
  const service = await start(t, { SHUTDOWN_SECONDS: '0.2' });
  const cutOff = assert.rejects(fetch(`${service.url}/slow`));
  await service.seen(/answering slowly/);
  service.child.kill('SIGTERM');
  assert.equal(await service.exitCode, 1);
  await cutOff;
});

test('a second signal ends it at once', async t => {
  const service = await start(t, { DRAIN_SECONDS: '60' });
  service.child.kill('SIGTERM');
  await service.seen(/draining/);
  service.child.kill('SIGTERM');
  assert.equal(await service.exitCode, 1);
});

test('a crash is in the log, as one line', async t => {
  const service = await start(t);
  await fetch(`${service.url}/crash`);
  assert.equal(await service.exitCode, 1);
  assert.match(service.log(), /^\{"level":"fatal".*"msg":"crashed"\}$/m);
});

test('a configuration that is not valid ends it, with a line that says why', async t => {
  const service = startProcess(t, 'src/main.ts', { ...env, ENVIRONMENT: 'production' });
  assert.equal(await service.exitCode, 1);
  assert.match(service.log(), /"level":"fatal".*AUTH: may be off only where/);
});
