import { stripVTControlCharacters } from 'node:util';

const QUIET_START_MS = 1_000;
const HEARTBEAT_MS = 60_000;

/** The time since then, as people say it. */
function elapsed(since) {
  const seconds = Math.round((Date.now() - since) / 1_000);
  return seconds < 100
    ? `${seconds} s`
    : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Numbered steps with elapsed time. A terminal gets one live line for what is running;
 * anything else (a CI log) gets a line when a slow step starts, and every minute after.
 *
 * @param {{ total: number, out?: NodeJS.WriteStream }} options
 */
export function createProgress({ total, out = process.stdout }) {
  const running = new Set();
  let started = 0;

  function print(line) {
    out.write(out.isTTY ? `\r\u001b[2K${line}\n` : `${line}\n`);
    drawLive();
  }

  function drawLive() {
    if (!out.isTTY) {
      return;
    }
    const parts = [...running].map(
      step =>
        `${step.label} ${elapsed(step.since)}${
          step.detail ? ` (${step.detail})` : ''
        }`,
    );
    out.write(`\r\u001b[2K${parts.join(', ').slice(0, out.columns - 1)}`);
  }

  function announce(step) {
    if (!out.isTTY) {
      print(`${step.label} ... ${elapsed(step.since)}`);
    }
  }

  return {
    /**
     * Runs one step. The body gets a function that says what is going on, and returns a few
     * words on the outcome, or `{ failed: true, outcome }`.
     */
    async step(title, body) {
      started += 1;
      const step = {
        label: `[${started}/${total}] ${title}`,
        since: Date.now(),
        detail: '',
      };
      running.add(step);
      const first = setTimeout(() => announce(step), QUIET_START_MS);
      const heartbeat = setInterval(() => announce(step), HEARTBEAT_MS);
      const redraw = setInterval(drawLive, 1_000);
      drawLive();

      function end(mark, outcome) {
        clearTimeout(first);
        clearInterval(heartbeat);
        clearInterval(redraw);
        running.delete(step);
        print(
          `${step.label} ${mark}${outcome ? ` ${outcome}` : ''} (${elapsed(
            step.since,
          )})`,
        );
      }

      try {
        const result = await body(detail => {
          step.detail = stripVTControlCharacters(detail);
        });
        end(result?.failed ? '✗' : '✓', result?.outcome);
        return result;
      } catch (error) {
        end('✗', 'failed');
        throw error;
      }
    },
  };
}
