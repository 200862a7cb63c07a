export { useHrefs } from './useHrefs';
export { usePartFilter } from './usePartFilter';
export { useReasons } from './useReasons';
export type { SayReasons } from './useReasons';
export type { CellFilter, Filters, PartFilter } from './usePartFilter';
