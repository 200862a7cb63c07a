export { CATALOG } from './catalog';
export * from './upkeep';
export * from './plan';
export * from './run';
export * from './template';
