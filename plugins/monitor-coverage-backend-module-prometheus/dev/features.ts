import monitorCoveragePlugin from '@guildhall/plugin-monitor-coverage-backend';
import monitorCoverageModulePrometheus from '../src';

/** The plugin and this module, as a backend has them. */
export const features = [
  monitorCoveragePlugin,
  monitorCoverageModulePrometheus,
];
