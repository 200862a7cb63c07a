import { FileOutcome } from '../api';
import { UpgradeOutcome } from './types';

/**
 * How many files there are of each outcome.
 *
 * @public
 */
export function summarize(
  outcomes: UpgradeOutcome[],
): Record<FileOutcome, number> {
  const counts = {
    unchanged: 0,
    added: 0,
    updated: 0,
    merged: 0,
    conflict: 0,
    kept: 0,
    deleted: 0,
    'kept-deleted': 0,
    moved: 0,
  };
  for (const { outcome } of outcomes) {
    counts[outcome]++;
  }
  return counts;
}
