/**
 * Types, permissions, API contracts and the three-way merge of the golden path
 * plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './permissions';
