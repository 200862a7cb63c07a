export { FilterBar } from './FilterBar';
export { MyTeamsFilter } from './MyTeamsFilter';
export { TextFilter } from './TextFilter';
