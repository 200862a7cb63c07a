import { runCommand } from './lib/command.mjs';
import { installDependencies } from './lib/install.mjs';
import { inRoot } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { run } from './lib/process.mjs';
import { createProgress } from './lib/progress.mjs';
import { prepareNode } from './lib/toolchain.mjs';

await runCommand(async () => {
  const args = process.argv.slice(2);
  const progress = createProgress({ total: 3 });
  const toolchain = await prepareNode(progress);
  await installDependencies(progress, toolchain);
  const { connectionString } = await progress.step('PostgreSQL', async () => {
    const given = process.env.BENCH_POSTGRES;
    const server = given ? undefined : await startPostgres();
    return {
      connectionString: given ?? server.connectionString,
      outcome: server?.version,
    };
  });

  const { code } = await run(
    toolchain.node,
    [
      '--require',
      inRoot(
        'node_modules',
        '@backstage',
        'cli',
        'config',
        'nodeTransform.cjs',
      ),
      inRoot('bench', 'src', 'main.ts'),
      ...args,
    ],
    {
      cwd: inRoot('bench'),
      env: { ...toolchain.env, BENCH_POSTGRES: connectionString },
    },
  );
  return code;
});
