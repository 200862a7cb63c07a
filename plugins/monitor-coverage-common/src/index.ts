/**
 * Types, permissions, API contracts and the rules of monitor coverage.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './journeys';
export * from './monitors';
export * from './permissions';
export * from './policy';
export * from './suggest';
export * from './vocabulary';
