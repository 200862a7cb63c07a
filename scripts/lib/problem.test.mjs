import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, describeFailure, installProblem } from './problem.mjs';

test('the causes that npm and yarn have most often', () => {
  const said = {
    'npm error code ENOTFOUND': /registry cannot be reached/,
    '➤ YN0001: RequestError: getaddrinfo EAI_AGAIN': /cannot be reached/,
    'npm error ENOSPC: no space left on device': /disk is full/,
    '➤ YN0028: The lockfile would have been modified': /yarn\.lock/,
    'npm error EACCES: permission denied, mkdir': /may not be written/,
    SELF_SIGNED_CERT_IN_CHAIN: /certificate/,
  };
  for (const [output, expected] of Object.entries(said)) {
    const problem = installProblem('npm failed.', { output, logFile: 'x.log' });
    assert.match(problem.message, expected, output);
    assert.equal(problem.details, output);
  }
  const unknown = installProblem('npm failed.', {
    output: 'npm error 42',
    logFile: 'x.log',
  });
  assert.equal(unknown.message, 'npm failed.');
  assert.match(unknown.next, /look into the log/);
});

test('a problem says what happened, what to do and where to look', () => {
  const problem = new Problem('It broke.', {
    next: 'mend it.',
    logFile: 'it.log',
    details: 'line 7: broken\n',
  });
  assert.equal(
    describeFailure(problem),
    'line 7: broken\nIt broke.\nWhat to do: mend it.\nThe whole log: it.log',
  );
  assert.match(describeFailure(new Error('a bug')), /a bug[^]*at /);
});
