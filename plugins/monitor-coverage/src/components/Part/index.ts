export { EntityMonitorCoverageCard } from './EntityMonitorCoverageCard';
export { EntityMonitorCoverageContent } from './EntityMonitorCoverageContent';
export { PartPage } from './PartPage';
