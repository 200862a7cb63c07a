import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { beforeExit } from '../lib/cleanup.mjs';

/**
 * Starts what a template generated. Unlike `start` of scripts/lib it can be sent a signal and
 * then be watched: that it ends well is what is tested.
 */
export function startService(recipe, { toolchain, folder, env, logFile }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  const [command, ...args] = recipe.command;
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      ...toolchain.env,
      ...readEnvFile(folder, recipe.envFile),
      ...recipe.env,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });

  const exited = new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const kill = beforeExit(async () => {
    child.kill('SIGKILL');
    await exited;
    log.end();
  });
  return { exited, kill, logFile, signal: signal => child.kill(signal) };
}

function readEnvFile(folder, file) {
  return file ? parseEnv(readFileSync(join(folder, file), 'utf8')) : {};
}
