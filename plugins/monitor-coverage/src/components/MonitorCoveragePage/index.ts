export { LegacyMonitorCoveragePage } from './LegacyMonitorCoveragePage';
export { MonitorCoveragePage } from './MonitorCoveragePage';
