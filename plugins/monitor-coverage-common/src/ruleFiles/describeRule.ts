import { Labels, Monitor } from '../monitors';
import { RecordingIndex } from './types';

/**
 * What the name and the expression of an alerting rule tell about it, wherever
 * the rule was read from.
 *
 * @public
 */
export function describeRule(
  _rule: { name: string; expression: string; labels: Labels },
  _recordings: RecordingIndex,
): Pick<Monitor, 'purpose' | 'selectors' | 'problem'> {
  return { purpose: 'threshold', selectors: [] };
}
