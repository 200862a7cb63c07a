export { EntityGoldenPathContent } from './EntityGoldenPathContent';
export { EntityGoldenPathCard } from './EntityGoldenPathCard';
