import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { beforeExit } from './cleanup.mjs';
import { root } from './paths.mjs';

const TAIL_LINES = 40;
const STOP_TIMEOUT_MS = 15_000;

/**
 * Starts a program whose output goes to a log file, or to the screen when there is none.
 *
 * It leads a process group of its own: Ctrl-C reaches it only through `stop`, once, together
 * with everything it started.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.uid] - the user to run as (only root may say so)
 * @param {number} [options.gid]
 * @param {string} [options.logFile]
 * @param {(line: string) => void} [options.onLine]
 * @param {NodeJS.Signals} [options.stopSignal]
 * @returns `exited` settles when the program ends by itself, never because of `stop`
 */
export function start(command, args, options = {}) {
  const { cwd = root, env, uid, gid, logFile, onLine } = options;
  const child = spawn(command, args, {
    cwd,
    env,
    uid,
    gid,
    detached: true,
    stdio: logFile
      ? ['ignore', 'pipe', 'pipe']
      : ['ignore', 'inherit', 'inherit'],
  });

  const tail = [];
  const logged = logFile
    ? copyOutput(child, logFile, line => {
        tail.push(line);
        if (tail.length > TAIL_LINES) {
          tail.shift();
        }
        onLine?.(line);
      })
    : undefined;

  const closed = new Promise(resolve => {
    child.once('error', error => resolve({ code: 127, reason: error.message }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 1, reason: signal && `Ended by ${signal}.` }),
    );
  });

  let stopped = false;
  const stop = beforeExit(async () => {
    stopped = true;
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    signalGroup(child.pid, options.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(
      () => signalGroup(child.pid, 'SIGKILL'),
      STOP_TIMEOUT_MS,
    );
    await closed;
    clearTimeout(timer);
  });

  const exited = new Promise(resolve => {
    closed.then(async ({ code, reason }) => {
      await logged;
      if (!stopped) {
        stop();
        resolve({ code, tail: [...tail, reason].filter(Boolean).join('\n') });
      }
    });
  });

  return { exited, stop };
}

/** Runs a program to its end: its exit code, and the last lines it wrote. */
export function run(command, args, options) {
  return start(command, args, options).exited;
}

/** The first line that a short program prints; undefined if it cannot run or fails. */
export function firstLine(command, args, options) {
  try {
    return execFileSync(command, args, {
      ...options,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    })
      .split('\n')[0]
      .trim();
  } catch {
    return undefined;
  }
}

/** Settles when the whole output is in the file. */
function copyOutput(child, logFile, onLine) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    createInterface({ input: stream }).on('line', onLine);
  }
  return Promise.all([
    finished(child.stdout, { cleanup: true }),
    finished(child.stderr, { cleanup: true }),
  ])
    .catch(error => log.write(`${error.message}\n`))
    .then(() => new Promise(resolve => log.end(resolve)));
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') {
      throw error;
    }
  }
}
