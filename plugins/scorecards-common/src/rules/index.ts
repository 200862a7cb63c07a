export * from './canonicalJson';
export * from './contentHash';
export * from './createRuleEnvironment';
export { entitySchema } from './engine/entityFields';
export * from './factSchema';
export * from './humanDuration';
export * from './types';
export * from './validateFactValue';
export * from './withoutStackTraces';
