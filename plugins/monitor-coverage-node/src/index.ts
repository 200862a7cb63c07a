/**
 * The extension point through which monitor coverage learns of monitors.
 *
 * @packageDocumentation
 */
export * from './MonitorProvider';
export * from './monitorProvidersExtensionPoint';
