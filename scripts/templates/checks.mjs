import { join } from 'node:path';
import { inState } from '../lib/paths.mjs';
import { describeFailure, Problem } from '../lib/problem.mjs';
import { run } from '../lib/process.mjs';
import { sumTallies, tally, tallyMissing } from '../lib/report.mjs';

/** The checks of one rendered repository; one that fails does not keep others from running. */
export function createChecks({ toolchain, name, folder, detail }) {
  const results = [];

  async function check(title, body) {
    detail(title);
    try {
      await body();
      results.push(tally({ passed: 1 }));
      return true;
    } catch (error) {
      const failures = [`${title}: ${describeFailure(error)}`];
      results.push(tally({ failed: 1, failures }));
      return false;
    }
  }

  return {
    /** A check that fails by throwing. @returns whether it passed */
    check,

    /** A check that fails when a program, run in the repository, does. */
    command(title, [command, ...args], options = {}) {
      return check(title, async () => {
        const file = `${title.replace(/\W+/g, '-')}.log`;
        const logFile = inState('logs', 'templates', name, file);
        const { code, tail } = await run(command, args, {
          cwd: join(folder, options.in ?? ''),
          // Nothing is fetched twice, and nobody reads what an audit says here.
          env: {
            ...toolchain.env,
            npm_config_audit: 'false',
            npm_config_prefer_offline: 'true',
          },
          logFile,
        });
        if (code !== 0) {
          throw new Problem(`\`${[command, ...args].join(' ')}\` fails.`, {
            next: 'mend the template.',
            details: tail,
            logFile,
          });
        }
      });
    },

    /** Records what this machine cannot check. */
    missing(title, problem) {
      results.push(tallyMissing(title, problem));
    },

    total: () => sumTallies(results),
  };
}
