export { EntityFilterBar } from './EntityFilterBar';
