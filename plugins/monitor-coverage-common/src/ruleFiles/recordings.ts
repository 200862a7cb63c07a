import { Selector } from '../monitors';
import { RecordingIndex } from './types';

/**
 * Prepares `expandRecordings`. Several rules may record the same metric.
 *
 * @public
 */
export function indexRecordings(
  _recordings: Iterable<{ name: string; expression: string }>,
): RecordingIndex {
  return new Map();
}

/**
 * The selectors, and those that the recorded metrics among them are computed
 * from, through any number of recordings.
 *
 * @public
 */
export function expandRecordings(
  selectors: readonly Selector[],
  _recordings: RecordingIndex,
): Selector[] {
  return [...selectors];
}
