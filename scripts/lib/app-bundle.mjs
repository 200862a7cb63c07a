import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, isFresh, listFiles, writeStamp } from './freshness.mjs';
import { inRoot, inState, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { runTool } from './tool.mjs';
import { readWorkspaces, withDependencies } from './workspaces.mjs';

/**
 * Builds the front end into packages/app/dist, unless it was built from the same files. It is
 * the only thing to build: the backend runs from its TypeScript sources.
 *
 * @returns what to tell about it, and a Problem if the build failed
 */
export async function buildApp(toolchain) {
  const hash = hashFiles(root, appInputs(root));
  // In dist, which every build empties: the stamp cannot outlive what it vouches for.
  const stampFile = inRoot('packages', 'app', 'dist', '.guildhall-stamp');
  if (isFresh(stampFile, hash)) {
    return { outcome: 'up to date' };
  }
  const logFile = inState('logs', 'app-build.log');
  const { code, tail } = await runTool(
    toolchain,
    'backstage-cli',
    ['package', 'build'],
    {
      cwd: inRoot('packages', 'app'),
      // With CI set, the bundler takes warnings of third-party packages for errors.
      env: { CI: '' },
      logFile,
    },
  );
  if (code !== 0) {
    throw new Problem('The front end does not build.', {
      next: 'mend the error above, then run the same command again.',
      logFile,
      details: tail,
    });
  }
  writeStamp(stampFile, hash);
  return { outcome: 'built' };
}

/** The files that the bundle is made from. */
export function appInputs(checkout) {
  const packages = withDependencies(readWorkspaces(checkout), 'app');
  const files = packages.flatMap(({ folder }) => [
    join(folder, 'package.json'),
    join(folder, 'config.d.ts'),
    ...listFiles(join(folder, 'src')).filter(isBundled),
    ...listFiles(join(folder, 'public')),
  ]);
  return [
    ...files,
    join(checkout, 'yarn.lock'),
    join(checkout, 'app-config.yaml'),
    join(checkout, 'app-config.local.yaml'),
  ].filter(file => existsSync(file));
}

function isBundled(file) {
  return !/\.test\.[jt]sx?$|setupTests\.ts$/.test(file);
}
