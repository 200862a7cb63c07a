import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { execFile } from 'node:child_process';

const COMMAND = resolvePackagePath(
  '@guildhall/scorecards-cli',
  'bin/guildhall-check',
);

/** Runs the command as a pipeline does, with nothing but this environment. */
export function runCommand(
  cwd: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(done => {
    const child = execFile(
      process.execPath,
      [COMMAND, ...args],
      { cwd, env: { PATH: process.env.PATH ?? '', ...env } },
      (_error, stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
