import { spawn } from 'node:child_process';
import type { TestContext } from 'node:test';

/** Runs a program of this service as a process of its own, and reads its log. */
export function startProcess(test: TestContext, program: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: '0', ADMIN_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  test.after(() => child.kill('SIGKILL'));

  let log = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    log += text;
  });
  // Of the process and its output.
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));

  return {
    child,
    log: () => log,
    exitCode: ended,
    /** The first match in the log, once it is there. */
    seen(pattern: RegExp) {
      return new Promise<RegExpExecArray>((resolve, reject) => {
        function look() {
          const found = pattern.exec(log);
          if (found) {
            child.stdout.off('data', look);
            resolve(found);
          }
        }
        child.stdout.on('data', look);
        ended.then(() => reject(new Error(`It ended without ${pattern}: ${log}`)));
        look();
      });
    },
  };
}
