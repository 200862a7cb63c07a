export { UnwatchedList } from './UnwatchedList';
export { UnwatchedParts } from './UnwatchedParts';
export { useUnwatched } from './useUnwatched';
export type { Unwatched } from './useUnwatched';
