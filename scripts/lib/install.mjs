import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFiles, isFresh, writeStamp } from './freshness.mjs';
import { inRoot, inState, root } from './paths.mjs';
import { Problem, installProblem } from './problem.mjs';
import { run } from './process.mjs';
import { prepareYarn } from './toolchain.mjs';
import { readWorkspaces } from './workspaces.mjs';

const NEEDED_GIGABYTES = 4;

/** Installs the dependencies from the lockfile, unless they are installed already. */
export async function installDependencies(progress, toolchain) {
  await progress.step('Dependencies', async detail => {
    const hash = dependenciesHash(toolchain);
    const stampFile = inRoot('node_modules', '.guildhall-stamp');
    if (isFresh(stampFile, hash)) {
      return { outcome: 'up to date' };
    }
    await requireDiskSpace();

    detail('preparing Yarn');
    const [command, ...args] = await prepareYarn(toolchain);
    const logFile = inState('logs', 'install.log');
    const { code, tail } = await run(
      command,
      [...args, 'install', '--immutable'],
      {
        env: toolchain.env,
        logFile,
        onLine: line => detail(line.replace(/^.*YN\d+: /, '')),
      },
    );
    if (code !== 0) {
      throw installProblem('Yarn could not install the dependencies.', {
        output: tail,
        logFile,
      });
    }
    writeStamp(stampFile, hash);
    return { outcome: 'installed' };
  });
}

function dependenciesHash(toolchain) {
  const manifests = [...readWorkspaces(root).values()].map(({ folder }) =>
    join(folder, 'package.json'),
  );
  return createHash('sha256')
    .update(
      hashFiles(root, [
        inRoot('package.json'),
        inRoot('yarn.lock'),
        inRoot('.yarnrc.yml'),
        ...manifests,
      ]),
    )
    .update(`${process.platform}-${process.arch}-${toolchain.version}`)
    .digest('hex');
}

async function requireDiskSpace() {
  if (existsSync(inRoot('node_modules'))) {
    return;
  }
  const { bavail, bsize } = await statfs(root);
  const gigabytes = (bavail * bsize) / 1e9;
  if (gigabytes < NEEDED_GIGABYTES) {
    throw new Problem(
      `Only ${gigabytes.toFixed(1)} GB are free on the disk of this folder.`,
      {
        next: `free at least ${NEEDED_GIGABYTES} GB, then run the same command again.`,
      },
    );
  }
}
