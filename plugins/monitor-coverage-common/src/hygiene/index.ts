export { inspectMonitor } from './inspectMonitor';
export type { HygieneThresholds, InspectOptions } from './inspectMonitor';
