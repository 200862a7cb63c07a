import { buildApp } from './lib/app-bundle.mjs';
import { runCommand } from './lib/command.mjs';
import { installDependencies } from './lib/install.mjs';
import { formatPersonas, waitForPersonas } from './lib/people.mjs';
import { portFromEnvironment, requireFreePort } from './lib/port.mjs';
import { portalFiles, startPortal } from './lib/portal.mjs';
import { createProgress } from './lib/progress.mjs';
import { prepareNode } from './lib/toolchain.mjs';

await runCommand(async () => {
  const port = portFromEnvironment();
  await requireFreePort(port, `, or take another: PORT=${port + 1} npm start`);

  const progress = createProgress({ total: 4 });
  const toolchain = await prepareNode(progress);
  await installDependencies(progress, toolchain);
  await progress.step('Front end', () => buildApp(toolchain));
  const files = portalFiles(port);
  const portal = await progress.step('Portal', () =>
    startPortal(toolchain, { port, ...files }),
  );
  await Promise.race([portal.ended, welcome(portal.url, files)]);
  await portal.ended;
});

async function welcome(url, { dataDir, logFile }) {
  console.log(`\nGuildhall is ready at ${url}\n`);
  try {
    console.log(`Sign in as\n${formatPersonas(await waitForPersonas(url))}\n`);
    console.log('A token for curl: npm run -s token -- engineer');
  } catch (error) {
    console.log(`Who one can sign in as is not known: ${error.message}`);
  }
  console.log(`Log: ${logFile}\nData: ${dataDir}\nStop with Ctrl-C.`);
}
