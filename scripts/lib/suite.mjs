import { stripVTControlCharacters } from 'node:util';
import { describeFailure } from './problem.mjs';
import { isCi, sumTallies, summaryLine, tally } from './report.mjs';

/**
 * A test run: named checks, each a step of the progress, and what all of them gave together.
 */
export function createSuite(progress) {
  const results = [];

  return {
    /**
     * Runs one check. Its body returns `{ tally, outcome? }`; one that throws has failed, and
     * does not keep the others from running.
     *
     * @returns whether nothing in it failed
     */
    async check(title, body) {
      const { counts, failed } = await progress.step(title, async detail => {
        const result = await body(detail).catch(error => ({
          tally: tallyError(error),
        }));
        return {
          counts: result.tally,
          outcome: result.outcome,
          failed: result.tally.failed > 0,
        };
      });
      results.push({ title, counts });
      return !failed;
    },

    /** Records what kept the checks from running at all. */
    fail(title, error) {
      results.push({ title, counts: tallyError(error) });
    },

    /** Prints what failed and what was left out, then the summary. Returns the exit code. */
    finish() {
      for (const { title, counts } of results) {
        for (const failure of counts.failures) {
          console.log(`\n✗ ${title}\n${plain(failure).trim()}`);
        }
      }
      const total = sumTallies(results.map(({ counts }) => counts));
      for (const note of total.notes) {
        console.log(`\n${note}`);
      }
      const forbiddenSkip = isCi() && total.skipped > 0;
      if (forbiddenSkip) {
        console.log('\nCI is set: a skipped test is a failure.');
      }
      console.log(`\n${summaryLine(total)}`);
      return total.failed > 0 || forbiddenSkip ? 1 : 0;
    },
  };
}

function tallyError(error) {
  return tally({ failed: 1, failures: [describeFailure(error)] });
}

function plain(text) {
  return process.stdout.isTTY ? text : stripVTControlCharacters(text);
}
