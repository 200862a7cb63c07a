/**
 * The extension point through which monitor coverage learns of monitors.
 *
 * @packageDocumentation
 */
export { baseOf, FileReader } from './FileReader';
export * from './MonitorProvider';
export * from './monitorProvidersExtensionPoint';
export type { ReadFile } from './ReadFile';
export { readGitFiles } from './readGitFiles';
export { readLocalFiles } from './readLocalFiles';
