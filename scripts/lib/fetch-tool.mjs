import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { inState } from './paths.mjs';
import { installProblem } from './problem.mjs';
import { run } from './process.mjs';

/**
 * Has npm install one package into a folder of its own, unless it is there already.
 *
 * @returns the folder of the package
 */
export async function fetchTool({ name, packageName, version }) {
  const folder = inState('tools', name);
  const home = join(folder, 'node_modules', packageName);
  if (installedVersion(home) === version) {
    return home;
  }

  // Only a complete installation gets the final name.
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  const logFile = inState('logs', `fetch-${name}.log`);
  const { code, tail } = await run(
    'npm',
    [
      'install',
      '--prefix',
      partial,
      '--no-save',
      '--no-audit',
      '--no-fund',
      // Someone who is offline hears of it in seconds.
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
      `${packageName}@${version}`,
    ],
    { cwd: partial, env: ownEnvironment(), logFile },
  );
  if (code !== 0) {
    throw installProblem(`npm could not install ${packageName}@${version}.`, {
      output: tail,
      logFile,
    });
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  return home;
}

function installedVersion(home) {
  const manifest = join(home, 'package.json');
  return existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, 'utf8')).version
    : undefined;
}

/** The environment without what `npm run` says about the script it runs. */
export function ownEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(?:package|lifecycle|config_(?:local|global)_prefix|config_prefix|command)/.test(
          name,
        ),
    ),
  );
}
