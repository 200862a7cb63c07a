/**
 * Types, permissions, API contracts and the rules of monitor coverage.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './assess';
export * from './classify';
export * from './gate';
export * from './hygiene';
export * from './journeys';
export * from './match';
export * from './monitors';
export * from './permissions';
export * from './policy';
export * from './promql';
export * from './propose';
export * from './reasons';
export * from './routing';
export * from './ruleFiles';
export * from './suggest';
export * from './vocabulary';
