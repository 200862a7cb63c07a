/**
 * Types, permissions, API contracts and the three-way merge of the golden path
 * plugin.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './permissions';
export * from './manifest';
export * from './merge';
export * from './names';
export * from './secrets';
export * from './stamp';
export * from './upgrade';
