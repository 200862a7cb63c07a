/**
 * The extension point through which monitor coverage learns of monitors.
 *
 * @packageDocumentation
 */
export { baseOf, FileReader, type ReadFile } from './FileReader';
export * from './MonitorProvider';
export * from './monitorProvidersExtensionPoint';
