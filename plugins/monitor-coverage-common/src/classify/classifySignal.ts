import { Monitor } from '../monitors';
import { Signal } from '../vocabulary';

/**
 * Which signal a monitor watches, and what tells.
 *
 * @public
 */
export interface SignalMatch {
  signal: Signal;
  explanation: string;
}

/**
 * The one signal that a monitor watches on a part that needs the given ones.
 * A monitor may watch a signal that the part does not need. Undefined when
 * nothing tells.
 *
 * @public
 */
export function classifySignal(
  _monitor: Monitor,
  _required: readonly Signal[],
): SignalMatch | undefined {
  return undefined;
}
