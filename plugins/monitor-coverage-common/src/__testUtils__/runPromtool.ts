import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * What promtool says about files of a folder. Rejects, with what it wrote in
 * `stderr`, when it is not content.
 */
export async function runPromtool(
  command: 'check' | 'test',
  files: string[],
  folder: string,
): Promise<string> {
  const { stdout } = await run('promtool', [command, 'rules', ...files], {
    cwd: folder,
  });
  return stdout;
}
