import { Reason } from '@guildhall/plugin-monitor-coverage-common';

/** Reasons as they are kept in a column of text. */
export function writeReasons(reasons: readonly Reason[]): string {
  return JSON.stringify(reasons);
}

/** Before they had codes, sentences were kept; the history still has them. */
export function readReasons(stored: string): Reason[] {
  return stored.startsWith('[{')
    ? JSON.parse(stored)
    : [{ code: 'text', params: { text: stored } }];
}
