export { EntityScorecardsCard } from './EntityScorecardsCard';
export { EntityScorecardsContent } from './EntityScorecardsContent';
