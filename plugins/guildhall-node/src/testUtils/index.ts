/**
 * Helpers for the tests of Guildhall's back ends.
 *
 * @packageDocumentation
 */
export * from './decisions';
export * from './TestScheduler';
