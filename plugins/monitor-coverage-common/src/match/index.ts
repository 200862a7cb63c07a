export {
  createPartIndex,
  defaultPartLabels,
  PartIndex,
} from './createPartIndex';
export { matchMonitor } from './matchMonitor';
export type { PartIdentity, PartIndexOptions, PartMatch } from './types';
export { toPartIdentity } from './toPartIdentity';
