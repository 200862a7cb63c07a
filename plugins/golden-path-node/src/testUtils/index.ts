/**
 * Helpers for tests that work with repositories.
 *
 * @packageDocumentation
 */
export * from './git';
