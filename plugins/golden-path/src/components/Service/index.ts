export { EntityGoldenPathContent } from './EntityGoldenPathContent';
export { EntityGoldenPathCard } from './EntityGoldenPathCard';
export { ServicePage } from './ServicePage';
