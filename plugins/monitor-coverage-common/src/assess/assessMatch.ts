import { Monitor } from '../monitors';
import { Assessment, AssessOptions } from './types';

/**
 * How far up the ladder a monitor gets. Each rung needs those below it.
 *
 * @public
 */
export function assessMatch(
  _monitor: Monitor,
  _options: AssessOptions,
): Assessment {
  return { rung: 'rule', reason: '' };
}
