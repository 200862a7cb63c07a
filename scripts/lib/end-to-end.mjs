import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { inRoot, inState } from './paths.mjs';
import { waitForPersonas } from './people.mjs';
import { findFreePort } from './port.mjs';
import { startPortal } from './portal.mjs';
import { Problem } from './problem.mjs';
import {
  sumTallies,
  summaryLine,
  tally,
  tallyMissing,
  tallyPlaywright,
  tallyProgram,
} from './report.mjs';
import { runTool } from './tool.mjs';

/** Runs the end-to-end tests in a real Chromium, against a portal and a database of their own. */
export async function runEndToEndTests(toolchain, { built, detail }) {
  if (!built) {
    throw new Problem('There is no front end to test.', {
      next: 'mend its build first.',
    });
  }
  const { chromium, missing } = chromiumOrNot(toolchain);
  if (missing) {
    return { tally: missing, outcome: 'left out' };
  }
  const dataDir = inState('e2e-data');
  const reportDir = inState('e2e-report');
  // A copy, because a test releases a new version of a template.
  const templatesDir = inState('e2e-templates');
  for (const dir of [dataDir, reportDir, templatesDir]) {
    rmSync(dir, { recursive: true, force: true });
  }
  cpSync(inRoot('templates'), templatesDir, { recursive: true });

  detail('starting the portal');
  const logFile = inState('logs', 'e2e.log');
  const env = {
    GUILDHALL_TEMPLATES_DIR: templatesDir,
    // Where a test starts servers that the portal reads monitors from.
    GUILDHALL_E2E_PROMETHEUS: `127.0.0.1:${await findFreePort()}`,
    GUILDHALL_E2E_ALERTMANAGER: `127.0.0.1:${await findFreePort()}`,
  };
  const portal = await startPortal(toolchain, {
    port: await findFreePort(),
    dataDir,
    logFile: inState('logs', 'e2e-portal.log'),
    // What a developer configured locally must not matter.
    configFiles: [inRoot('app-config.yaml'), inRoot('e2e', 'app-config.yaml')],
    env,
  });
  await Promise.race([portal.ended, waitForPersonas(portal.url)]);
  const { code, tail } = await Promise.race([
    portal.ended,
    runTool(toolchain, 'playwright', ['test'], {
      env: {
        CI: 'true',
        PLAYWRIGHT_URL: portal.url,
        CHROMIUM_PATH: chromium.path,
        GUILDHALL_DATA_DIR: dataDir,
        GUILDHALL_E2E_REPORT: reportDir,
        ...env,
      },
      logFile,
      onLine: detail,
    }),
  ]);
  await portal.stop();

  const reportFile = inState('e2e-report', 'report.json');
  const tests = tallyProgram(
    { code, output: `${tail}\nThe whole log: ${logFile}` },
    existsSync(reportFile)
      ? tallyPlaywright(JSON.parse(readFileSync(reportFile, 'utf8')))
      : tally(),
  );
  return {
    tally: tests.failed > 0 ? sumTallies([tests, whereToLook()]) : tests,
    outcome: `${summaryLine(tests)} in ${chromium.version}`,
  };
}

function whereToLook() {
  return tally({
    notes: [
      'Screenshots of failed end-to-end tests: .guildhall/e2e-report/html/index.html. The log of their portal: .guildhall/logs/e2e-portal.log',
    ],
  });
}

function chromiumOrNot(toolchain) {
  try {
    return { chromium: findChromium(toolchain) };
  } catch (error) {
    return { missing: tallyMissing('End-to-end tests', error) };
  }
}
