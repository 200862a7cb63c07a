export { NothingUnwatched } from './NothingUnwatched';
export { UnwatchedList } from './UnwatchedList';
export { UnwatchedParts } from './UnwatchedParts';
