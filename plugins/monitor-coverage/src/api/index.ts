export { monitorCoverageApiRef } from './monitorCoverageApiRef';
export type { MonitorCoverageApi } from './monitorCoverageApiRef';
