export { useHrefs } from './useHrefs';
export { usePartFilter } from './usePartFilter';
export type { CellFilter, Filters, PartFilter } from './usePartFilter';
