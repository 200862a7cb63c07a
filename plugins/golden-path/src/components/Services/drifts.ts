import { Drift } from '@guildhall/plugin-golden-path-common';

/** How far behind a service can be, what needs attention last. */
export const DRIFTS: readonly Drift[] = [
  'current',
  'patch',
  'minor',
  'major',
  'unknown',
];

export function isDrift(value: string): value is Drift {
  return DRIFTS.some(drift => drift === value);
}
