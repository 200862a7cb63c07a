export { GoldenPathPage } from './GoldenPathPage';
export { LegacyGoldenPathPage } from './LegacyGoldenPathPage';
