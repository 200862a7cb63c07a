import { Monitor } from '../monitors';
import { PartIndex } from './createPartIndex';
import { PartMatch } from './types';

/**
 * The parts that a monitor watches, each once, by the strongest kind of match.
 *
 * @public
 */
export function matchMonitor(
  _index: PartIndex,
  _monitor: Pick<
    Monitor,
    'name' | 'labels' | 'selectors' | 'seriesLabels' | 'expression'
  >,
): PartMatch[] {
  return [];
}
