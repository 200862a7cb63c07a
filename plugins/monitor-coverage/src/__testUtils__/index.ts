export { renderMonitorCoverage } from './renderMonitorCoverage';
export type { RenderOptions } from './renderMonitorCoverage';
