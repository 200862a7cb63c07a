export { PartFilterBar } from './PartFilterBar';
