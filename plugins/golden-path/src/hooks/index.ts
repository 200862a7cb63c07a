export { useAllServices } from './useAllServices';
export type { AllServices } from './useAllServices';
export { useHrefs } from './useHrefs';
