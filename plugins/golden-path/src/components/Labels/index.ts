export { ConflictCount } from './ConflictCount';
export { DriftLabel } from './DriftLabel';
export { UpgradeStatusLabel } from './UpgradeStatusLabel';
