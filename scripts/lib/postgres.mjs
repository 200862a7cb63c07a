import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeExit } from './cleanup.mjs';
import { inState } from './paths.mjs';
import { findFreePort } from './port.mjs';
import { findPostgresBinaries } from './postgres-binaries.mjs';
import { Problem } from './problem.mjs';
import { firstLine, run, start } from './process.mjs';
import { unprivilegedUser } from './user.mjs';

const READY = 'database system is ready to accept connections';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '500',
  // The data is thrown away: nothing has to survive a crash.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Starts a PostgreSQL server with an empty, throw-away database: one that is installed on this
 * machine, else the one that the dependencies bring.
 *
 * @returns `{ version, connectionString, stop }`
 */
export async function startPostgres() {
  const failures = [];
  for (const binaries of findPostgresBinaries()) {
    try {
      return await startServer(binaries);
    } catch (error) {
      failures.push(`${binaries.folder}: ${error.message}`);
    }
  }
  throw new Problem('There is no PostgreSQL that runs.', {
    next: 'install it: `apt-get install postgresql` on Debian or Ubuntu, `brew install postgresql` on macOS.',
    details: failures.join('\n'),
  });
}

async function startServer({ folder, version }) {
  // PostgreSQL refuses to run as root, and an unprivileged user cannot enter root's folders.
  const user = unprivilegedUser();
  const home = mkdtempSync(join(tmpdir(), 'guildhall-postgres-'));
  const removeHome = beforeExit(() =>
    rmSync(home, { recursive: true, force: true }),
  );
  try {
    giveTo(user, home);
    const bin = reachableBinaries(folder, home, user);
    const data = join(home, 'data');
    await initialise(bin, data, user);
    const server = await listen(bin, data, user);
    return {
      version,
      connectionString: `postgresql://postgres@127.0.0.1:${server.port}`,
      async stop() {
        await server.stop();
        await removeHome();
      },
    };
  } catch (error) {
    await removeHome();
    throw error;
  }
}

function giveTo(user, folder) {
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
  }
  chmodSync(folder, 0o700);
}

function reachableBinaries(folder, home, user) {
  if (firstLine(join(folder, 'initdb'), ['--version'], user)) {
    return folder;
  }
  const copy = join(home, 'native');
  cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

async function initialise(bin, data, user) {
  const { code, tail } = await run(
    join(bin, 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { ...user, cwd: dirname(data), logFile: inState('logs', 'initdb.log') },
  );
  if (code !== 0) {
    throw new Error(`initdb failed.\n${tail}`);
  }
}

async function listen(bin, data, user) {
  const port = await findFreePort();
  let ready;
  const untilReady = new Promise(resolve => {
    ready = resolve;
  });
  const { exited, stop } = start(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(SETTINGS).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]),
    ],
    {
      ...user,
      cwd: dirname(data),
      logFile: inState('logs', 'postgres.log'),
      onLine: line => line.includes(READY) && ready(),
      // "Fast shutdown": does not wait for clients to leave.
      stopSignal: 'SIGINT',
    },
  );
  const ended = exited.then(({ tail }) => {
    throw new Error(`the server ended.\n${tail}`);
  });
  await Promise.race([untilReady, ended]);
  // From here on it is the tests that notice a server that ends.
  ended.catch(() => {});
  return { port, stop };
}
