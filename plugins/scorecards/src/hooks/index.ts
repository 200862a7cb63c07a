export { useEntityFilter } from './useEntityFilter';
export type { ListFilter } from './useEntityFilter';
export { useEntityHref } from './useEntityHref';
export { useOwnership } from './useOwnership';
export { CURSOR, usePaging } from './usePaging';
export { useSearchState } from './useSearchState';
export type { SearchChanges } from './useSearchState';
export { useVerdictsChanged } from './useVerdictsChanged';
