import { resolve } from 'node:path';
import { runCommand } from './lib/command.mjs';
import { installDependencies } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/process.mjs';
import { createProgress } from './lib/progress.mjs';
import { prepareNode } from './lib/toolchain.mjs';

await runCommand(async () => {
  const progress = createProgress({ total: 2, out: process.stderr });
  const toolchain = await prepareNode(progress);
  await installDependencies(progress, toolchain);
  const { code } = await run(
    toolchain.node,
    [
      '--require',
      inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      inRoot('plugins/scorecards-backend-module-tech-insights/dev/convert.ts'),
      ...process.argv.slice(2),
    ],
    // Paths of files are those of whoever called it.
    { cwd: resolve(process.env.INIT_CWD ?? '.'), env: toolchain.env },
  );
  return code;
});
