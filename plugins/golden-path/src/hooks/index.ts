export { useAction } from './useAction';
export { useAllServices } from './useAllServices';
export type { AllServices } from './useAllServices';
export { useHrefs } from './useHrefs';
export { useOwnership } from './useOwnership';
export { CURSOR, usePaging } from './usePaging';
export { useSearchState } from './useSearchState';
export type { SearchChanges } from './useSearchState';
