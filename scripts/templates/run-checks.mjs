import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inState } from '../lib/paths.mjs';
import { findFreePort } from '../lib/port.mjs';
import { Problem } from '../lib/problem.mjs';
import { ask, startCallers } from './callers.mjs';
import { startService } from './service.mjs';

const CALLERS = 10;
const LOAD_MS = 2_000;
const POLL_MS = 20;
const START_TIMEOUT_MS = 30_000;

/** Installs a rendered repository, runs its own checks, then starts it and takes it down. */
export async function checkRunning(
  checks,
  { toolchain, name, folder, recipe },
) {
  if (!(await checks.command(recipe.install, recipe.install.split(' ')))) {
    return;
  }
  for (const command of recipe.checks) {
    await checks.command(command, command.split(' '));
  }
  if (recipe.start) {
    await checkService(checks, {
      toolchain,
      name,
      folder,
      recipe: recipe.start,
    });
  }
}

async function checkService(checks, { toolchain, name, folder, recipe }) {
  const port = await findFreePort();
  const adminPort = await findFreePort();
  const url = `http://localhost:${port}`;
  const adminUrl = `http://localhost:${adminPort}`;
  const service = startService(recipe, {
    toolchain,
    folder,
    logFile: inState('logs', 'templates', name, 'service.log'),
    env: { [recipe.port]: String(port), [recipe.adminPort]: String(adminPort) },
  });

  const started = await checks.check('starts', () =>
    Promise.race([isReady(adminUrl), endedEarly(service)]),
  );
  if (started) {
    for (const [path, status] of Object.entries(recipe.probes)) {
      await checks.check(`answers ${path}`, async () => {
        requireEqual((await ask(`${adminUrl}${path}`)).status, status, path);
      });
    }
    await checks.check('loses no request when it is told to stop', () =>
      stopUnderLoad(service, { url: `${url}${recipe.load}`, adminUrl }),
    );
  }
  await service.kill();
}

/** Callers go on until the service says that it is not ready, as behind a load balancer. */
async function stopUnderLoad(service, { url, adminUrl }) {
  const callers = startCallers(url, { callers: CALLERS });
  await wait(LOAD_MS);
  const before = callers.answered();
  service.signal('SIGTERM');
  const ended = service.exited;
  while ((await statusOf(`${adminUrl}/readyz`)) === 200) {
    await wait(POLL_MS);
  }
  const failures = await callers.stop();
  const code = await ended;

  if (before === 0) {
    throw new Error('It answered nothing under load.');
  }
  if (failures.length > 0) {
    throw new Error(
      `${failures.length} requests were dropped: ${[...new Set(failures)].join(
        ', ',
      )}`,
    );
  }
  requireEqual(code, 0, 'The exit code');
}

async function isReady(adminUrl) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while ((await statusOf(`${adminUrl}/readyz`)) !== 200) {
    if (Date.now() > deadline) {
      throw new Error(
        `It was not ready after ${START_TIMEOUT_MS / 1_000} seconds.`,
      );
    }
    await wait(POLL_MS);
  }
}

/** The status of an answer; undefined when nobody listens. */
async function statusOf(url) {
  try {
    return (await ask(url)).status;
  } catch {
    return undefined;
  }
}

async function endedEarly(service) {
  const code = await service.exited;
  throw new Problem(`It ended with code ${code} before it was ready.`, {
    next: 'look into its log.',
    logFile: service.logFile,
  });
}

function requireEqual(actual, expected, what) {
  if (actual !== expected) {
    throw new Error(`${what} is ${actual}, and must be ${expected}.`);
  }
}
