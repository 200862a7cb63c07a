export { createPartIndex, defaultPartLabels } from './createPartIndex';
export type { PartIndex } from './createPartIndex';
export { matchMonitor } from './matchMonitor';
export type { PartIdentity, PartIndexOptions, PartMatch } from './types';
