import { runCommand } from './lib/command.mjs';
import { installDependencies } from './lib/install.mjs';
import { DEFAULT_PORT, requireFreePort } from './lib/port.mjs';
import { portalEnvironment, portalFiles } from './lib/portal.mjs';
import { createProgress } from './lib/progress.mjs';
import { runTool } from './lib/tool.mjs';
import { prepareNode } from './lib/toolchain.mjs';

const PAGES_PORT = 3000;

await runCommand(async () => {
  await requireFreePort(DEFAULT_PORT);
  await requireFreePort(PAGES_PORT);

  const progress = createProgress({ total: 2 });
  const toolchain = await prepareNode(progress);
  await installDependencies(progress, toolchain);

  const { dataDir } = portalFiles(DEFAULT_PORT);
  const pagesUrl = `http://localhost:${PAGES_PORT}`;
  console.log(
    `\nPages with hot reload: ${pagesUrl}, APIs: http://localhost:${DEFAULT_PORT}. Stop with Ctrl-C.\n`,
  );
  const { code } = await runTool(
    toolchain,
    'backstage-cli',
    ['repo', 'start'],
    {
      env: {
        ...portalEnvironment({
          port: DEFAULT_PORT,
          dataDir,
        }),
        APP_CONFIG_app_baseUrl: JSON.stringify(pagesUrl),
        APP_CONFIG_backend_cors_origin: JSON.stringify(pagesUrl),
      },
    },
  );
  return code;
});
