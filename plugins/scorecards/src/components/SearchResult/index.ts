export { ScorecardsSearchResultListItem } from './ScorecardsSearchResultListItem';
export type { ScorecardsSearchResultListItemProps } from './ScorecardsSearchResultListItem';
