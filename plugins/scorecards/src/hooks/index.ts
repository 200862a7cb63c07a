export { useCheckHref } from './useCheckHref';
export { useEntityFilter } from './useEntityFilter';
export type { ListFilter } from './useEntityFilter';
export { useVerdictsChanged } from './useVerdictsChanged';
