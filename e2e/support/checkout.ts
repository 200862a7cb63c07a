import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** What the person in these tests has on their own machine. */
export interface Checkout {
  path: string;
  /** Runs a command in it, and answers what it printed. */
  run(command: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Clones a repository as the portal says it is cloned. */
export async function checkOut(cloneUrl: string): Promise<Checkout> {
  const parent = await mkdtemp(join(tmpdir(), 'guildhall-e2e-'));
  const path = join(parent, 'checkout');
  const run = async (command: string, ...args: string[]) => {
    const { stdout } = await exec(command, args, {
      cwd: path,
      env: ownEnvironment(),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  };
  const email = 'maya.okafor@harbourlight.example';
  await exec('git', ['clone', '--quiet', cloneUrl, path]);
  await run('git', 'config', 'user.name', 'Maya Okafor');
  await run('git', 'config', 'user.email', email);
  return {
    path,
    run,
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

/** The same, until it was used. */
export async function withCheckout(
  cloneUrl: string,
  use: (checkout: Checkout) => Promise<void>,
): Promise<void> {
  const checkout = await checkOut(cloneUrl);
  try {
    await use(checkout);
  } finally {
    await checkout.remove();
  }
}

/** Commits all changes of files that are known to git, and pushes them to main. */
export async function commitAndPush(
  checkout: Checkout,
  message: string,
): Promise<void> {
  await checkout.run('git', 'commit', '--quiet', '--all', '-m', message);
  await checkout.run('git', 'push', '--quiet', 'origin', 'HEAD:main');
}

/** Runs what `npm start` runs while something is done with it, then stops it with SIGTERM. */
export async function whileItRuns(
  checkout: Checkout,
  use: (addresses: { service: string; admin: string }) => Promise<void>,
): Promise<{ exitCode: number | null }> {
  const [port, adminPort] = [await findFreePort(), await findFreePort()];
  // Without npm, which does not wait for the service when it is stopped.
  const child = spawn('node', ['--env-file=config/local.env', 'src/main.ts'], {
    cwd: checkout.path,
    env: {
      ...ownEnvironment(),
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
    },
    stdio: 'ignore',
  });
  const exited = new Promise<number | null>(resolve =>
    child.once('exit', resolve),
  );
  try {
    await use({
      service: `http://localhost:${port}`,
      admin: `http://localhost:${adminPort}`,
    });
  } finally {
    child.kill('SIGTERM');
  }
  return { exitCode: await exited };
}

/** Nothing of how the tests themselves are run. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign =
    /^(npm_(?!config_(registry|cache))|NODE_ENV$|NODE_OPTIONS$|PLAYWRIGHT|GUILDHALL|INIT_CWD)/;
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !foreign.test(name)),
    ),
    // What the tests of templates have fetched is used again.
    npm_config_audit: 'false',
    npm_config_prefer_offline: 'true',
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('No port is free');
  }
  return address.port;
}
