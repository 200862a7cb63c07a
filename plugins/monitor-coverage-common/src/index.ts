/**
 * Types, permissions, API contracts and the rules of monitor coverage.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './monitors';
export * from './permissions';
export * from './vocabulary';
