import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fetchTool, ownEnvironment } from './fetch-tool.mjs';
import { inRoot, root } from './paths.mjs';
import { Problem } from './problem.mjs';
import { firstLine } from './process.mjs';

const SUPPORTED_NODE_MAJORS = [22, 24];
const FETCHED_NODE_VERSION = '24.21.0';
const FETCHED_NODE_PLATFORMS = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
];

/**
 * The Node.js that everything but these scripts runs on: the machine's own if it is supported,
 * else one that npm fetches into the checkout.
 *
 * @returns the path of `node`, its version, where it came from, and the environment to use it in
 */
export async function prepareNode(progress) {
  return progress.step('Node.js', async detail => {
    const major = Number(process.versions.node.split('.')[0]);
    if (SUPPORTED_NODE_MAJORS.includes(major)) {
      return describe(process.execPath, process.versions.node, {});
    }
    detail(`fetching ${FETCHED_NODE_VERSION}`);
    const home = await fetchNode();
    return describe(join(home, 'bin', 'node'), FETCHED_NODE_VERSION, {
      // What has to be compiled must find the headers of this Node.
      npm_config_nodedir: home,
    });
  });
}

function describe(node, version, extra) {
  return {
    node,
    version,
    env: {
      ...ownEnvironment(),
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      ...extra,
    },
    outcome: node === process.execPath ? version : `${version}, fetched`,
  };
}

async function fetchNode() {
  const platform = `${process.platform}-${process.arch}`;
  if (!FETCHED_NODE_PLATFORMS.includes(platform)) {
    throw new Problem(
      `Node.js ${process.versions.node} is not supported, and npm has no Node.js for ${platform}.`,
      { next: 'install Node.js 24 yourself, then run the same command again.' },
    );
  }
  const home = await fetchTool({
    name: 'node',
    packageName: `node-${platform}`,
    version: FETCHED_NODE_VERSION,
  });
  if (!firstLine(join(home, 'bin', 'node'), ['--version'])) {
    throw new Problem(
      `The Node.js ${FETCHED_NODE_VERSION} that npm fetched does not run on this machine.`,
      {
        next: 'install Node.js 24 with the package manager of your system (Alpine Linux, for one, needs its own), then run the same command again.',
      },
    );
  }
  return home;
}

/** The command line of the Yarn version that package.json names. */
export async function prepareYarn(toolchain) {
  const version = pinnedYarnVersion();
  const env = { ...toolchain.env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' };
  if (firstLine('yarn', ['--version'], { cwd: root, env }) === version) {
    return ['yarn'];
  }
  const home = await fetchTool({
    name: 'yarn',
    packageName: '@yarnpkg/cli-dist',
    version,
  });
  return [toolchain.node, join(home, 'bin', 'yarn.js')];
}

function pinnedYarnVersion() {
  const { packageManager } = JSON.parse(
    readFileSync(inRoot('package.json'), 'utf8'),
  );
  return packageManager.replace(/^yarn@/, '').replace(/\+.*$/, '');
}
