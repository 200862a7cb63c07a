import { filesOf } from '../__testUtils__/filesOf';
import { detectRunbook } from './runbook';

describe('detectRunbook', () => {
  it.each([
    ['RUNBOOK.md', true],
    ['docs/runbooks/database.md', true],
    ['docs/visits-runbook.md', true],
    ['docs/run-book.adoc', true],
    ['src/RunbookPage.tsx', false],
    ['docs/brunbooks.md', false],
  ])('%s: %s', (path, runbook) => {
    expect(detectRunbook(filesOf({ [path]: '' }))).toEqual({ runbook });
  });
});
