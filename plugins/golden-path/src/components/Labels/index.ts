export { ConflictCount } from './ConflictCount';
export { DriftLabel } from './DriftLabel';
export { UpgradeState } from './UpgradeState';
