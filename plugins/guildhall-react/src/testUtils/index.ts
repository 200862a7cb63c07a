/**
 * Helpers for the tests of Guildhall's front ends.
 *
 * @packageDocumentation
 */
export * from './answers';
export * from './appConfig';
export * from './entityPage';
export * from './findAccessibilityViolations';
export * from './rowsOf';
