export { LevelBadge } from './LevelBadge';
export { LevelDistribution } from './LevelDistribution';
export { LevelLadder } from './LevelLadder';
export { useLevelTitle } from './useLevelTitle';
