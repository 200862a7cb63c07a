import { inRoot } from './paths.mjs';
import { Problem } from './problem.mjs';
import { firstLine } from './process.mjs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A Chromium that runs: the one that CHROMIUM_PATH names, one of this machine, or Playwright's own.
 *
 * @returns `{ path, version }`
 */
export function findChromium(toolchain) {
  const chosen = process.env.CHROMIUM_PATH;
  const candidates = chosen
    ? [chosen]
    : [...INSTALLED, playwrightsOwn(toolchain)];
  for (const path of candidates.filter(Boolean)) {
    // "Chromium 156.0.8078.79 built on ..."
    const version = firstLine(path, ['--version'])?.match(/^.*?[\d.]+/)?.[0];
    if (version) {
      return { path, version };
    }
  }
  throw new Problem(
    chosen
      ? `CHROMIUM_PATH is ${chosen}, which does not run.`
      : 'There is no Chromium that runs.',
    {
      next: 'install it: `apt-get install chromium` on Debian, `npx playwright install chromium` elsewhere; or name one with CHROMIUM_PATH.',
    },
  );
}

function playwrightsOwn(toolchain) {
  return firstLine(toolchain.node, [
    '--print',
    `require(${JSON.stringify(
      inRoot('node_modules', '@playwright', 'test'),
    )}).chromium.executablePath()`,
  ]);
}
