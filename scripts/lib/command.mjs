import { cleanUp } from './cleanup.mjs';
import { describeFailure } from './problem.mjs';

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const PARENT_CHECK_MS = 500;

/**
 * Runs the body of a command: failures are explained, signals stop it, and whatever it
 * started is stopped before the process ends. The body returns the exit code, if not 0.
 */
export async function runCommand(body) {
  const code = await Promise.race([interrupted(), outcome(body)]);
  await cleanUp();
  process.exit(code);
}

async function outcome(body) {
  try {
    return (await body()) ?? 0;
  } catch (error) {
    console.error(`\n${describeFailure(error)}`);
    return 1;
  }
}

function interrupted() {
  return new Promise(resolve => {
    let stopping = false;
    function stop(code) {
      if (stopping) {
        return;
      }
      stopping = true;
      console.error('\nStopping ...');
      resolve(code);
    }
    for (const [signal, code] of Object.entries(SIGNALS)) {
      process.on(signal, () => stop(code));
    }
    if (process.env.npm_lifecycle_event) {
      // npm passes a signal on to its shell only, which may end without telling us.
      const parent = process.ppid;
      setInterval(() => {
        if (process.ppid !== parent) {
          stop(SIGNALS.SIGTERM);
        }
      }, PARENT_CHECK_MS);
    }
  });
}
