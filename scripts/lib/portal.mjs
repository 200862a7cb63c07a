import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inRoot, inState } from './paths.mjs';
import { DEFAULT_PORT } from './port.mjs';
import { Problem } from './problem.mjs';
import { start } from './process.mjs';

const READY_TIMEOUT_MS = 180_000;
const POLL_MS = 250;

/**
 * Starts the portal, one process that serves the pages and the APIs, and waits until it is ready.
 *
 * @param {object} toolchain
 * @param {object} options
 * @param {number} options.port
 * @param {string} options.dataDir - where the embedded database keeps its files
 * @param {string} options.logFile
 * @param {string[]} [options.configFiles] - instead of app-config.yaml and app-config.local.yaml
 * @param {Record<string, string>} [options.env] - what else the portal is told
 * @returns its address, how to stop it, and a promise that rejects if it ends by itself
 */
export async function startPortal(toolchain, options) {
  const { port, dataDir, logFile, configFiles = [], env } = options;
  const url = `http://localhost:${port}`;
  const { exited, stop } = start(
    toolchain.node,
    [
      '--enable-source-maps',
      '--require',
      inRoot(
        'node_modules',
        '@backstage',
        'cli',
        'config',
        'nodeTransform.cjs',
      ),
      'src/index.ts',
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    {
      cwd: inRoot('packages', 'backend'),
      env: {
        ...toolchain.env,
        ...portalEnvironment({ port, dataDir }),
        ...env,
      },
      logFile,
    },
  );

  // A portal that ends by itself has failed, before it is ready or after.
  const ended = exited.then(({ code }) => {
    throw new Problem(`The portal ended with exit code ${code}.`, {
      next: 'mend what the log says, then start it again.',
      logFile,
      details: warningsAndErrors(readFileSync(logFile, 'utf8')),
    });
  });
  await Promise.race([ended, untilReady(url, logFile)]);
  return { url, ended, stop };
}

/** Where a portal keeps its database and its log: two on different ports share neither. */
export function portalFiles(port, env = process.env) {
  const suffix = port === DEFAULT_PORT ? '' : `-${port}`;
  return {
    dataDir: env.GUILDHALL_DATA_DIR
      ? resolve(env.GUILDHALL_DATA_DIR)
      : inState(`data${suffix}`),
    logFile: inState('logs', `portal${suffix}.log`),
  };
}

/** What the portal is told through its environment. */
export function portalEnvironment({ port, dataDir }) {
  return {
    NODE_ENV: 'development',
    // Compiled modules are kept, which makes the second start quicker.
    NODE_COMPILE_CACHE: inState('cache', 'node'),
    GUILDHALL_DATA_DIR: dataDir,
    ...(port === DEFAULT_PORT ? {} : addressConfig(port)),
  };
}

function addressConfig(port) {
  const url = JSON.stringify(`http://localhost:${port}`);
  return {
    APP_CONFIG_app_baseUrl: url,
    APP_CONFIG_backend_baseUrl: url,
    APP_CONFIG_backend_cors_origin: url,
    APP_CONFIG_backend_listen_port: String(port),
  };
}

async function untilReady(url, logFile) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/.backstage/health/v1/readiness`).catch(
      () => undefined,
    );
    if (response?.ok) {
      return;
    }
    await delay(POLL_MS);
  }
  throw new Problem(
    `The portal was not ready after ${READY_TIMEOUT_MS / 1_000} s.`,
    {
      next: 'look into the log for the plugin that hangs.',
      logFile,
      details: warningsAndErrors(readFileSync(logFile, 'utf8')),
    },
  );
}

/** The lines of a log that say what went wrong; the last lines if none does. */
export function warningsAndErrors(log) {
  const lines = log.trimEnd().split('\n');
  const telling = lines.filter(line => /\b(?:warn|error)\b/i.test(line));
  return (telling.length > 0 ? telling : lines).slice(-40).join('\n');
}
