import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { firstLine, run, start } from './process.mjs';

let folder;
let logFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guildhall-scripts-'));
  logFile = join(folder, 'logs', 'program.log');
});

afterEach(() => rmSync(folder, { recursive: true }));

function node(script, options) {
  return [process.execPath, ['--eval', script], { logFile, ...options }];
}

test('when a program has ended, its whole output is in the log', async () => {
  const { code, tail } = await run(
    ...node(
      'for (let i = 0; i < 50000; i++) console.log("line", i); console.error("end"); process.exitCode = 3',
    ),
  );
  assert.equal(code, 3);
  assert.match(tail, /line 49999/);
  assert.doesNotMatch(tail, /line 49900/);
  const log = readFileSync(logFile, 'utf8');
  assert.match(log, /^line 0$/m);
  assert.match(log, /^line 49999$/m);
  assert.match(log, /^end$/m);
});

test('a program that is not there fails with the reason', async () => {
  const { code, tail } = await run('no-such-program', [], { logFile });
  assert.equal(code, 127);
  assert.match(tail, /no-such-program/);
  assert.equal(firstLine('no-such-program', []), undefined);
});

test(
  'stopping a program stops what it started, and is not its end',
  { timeout: 10_000 },
  async () => {
    let onLine;
    const started = new Promise(resolve => {
      onLine = resolve;
    });
    const program = start(
      ...node(
        'require("node:child_process").spawn("sleep", ["60"], { stdio: "inherit" }); console.log("started"); setInterval(() => {}, 1000)',
        { onLine },
      ),
    );
    let ended = false;
    program.exited.then(() => {
      ended = true;
    });
    await started;
    // The output is only complete, and this only settles, when nobody can write to it any more.
    await program.stop();
    assert.equal(ended, false);
  },
);
