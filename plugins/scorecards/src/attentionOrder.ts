import { VerdictStatus } from '@guildhall/plugin-scorecards-common';

/** Whether there is something to do about a verdict. */
export function isOpenIssue(status: VerdictStatus): boolean {
  return status === 'fail' || status === 'unknown' || status === 'warn';
}

/** Every verdict, what needs attention most first. */
export const ATTENTION_ORDER: readonly VerdictStatus[] = [
  'fail',
  'unknown',
  'warn',
  'pass',
  'not-applicable',
];
