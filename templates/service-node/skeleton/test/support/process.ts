import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

/** Runs a program of this service as a process of its own, and reads its log. */
export function startProcess(test: TestContext, program: string, env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: '0', ADMIN_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  test.after(() => child.kill('SIGKILL'));

  const lines: string[] = [];
  const log = createInterface({ input: child.stdout });
  log.on('line', line => lines.push(line));
  // The last lines may be read after the process is gone.
  const ended = Promise.all([once(child, 'close'), once(log, 'close')]);

  return {
    child,
    lines,
    exitCode: ended.then(([[code]]) => code),
    /** The first match in the log, once it is there. */
    seen(pattern: RegExp) {
      return new Promise<RegExpExecArray>((resolve, reject) => {
        function look() {
          const found = lines.map(line => pattern.exec(line)).find(match => match !== null);
          if (found) {
            log.off('line', look);
            resolve(found);
          }
        }
        log.on('line', look);
        log.on('close', () =>
          reject(new Error(`It ended without ${pattern}: ${lines.join('\n')}`)),
        );
        look();
      });
    },
  };
}
