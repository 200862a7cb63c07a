export { goldenPathApiRef } from './goldenPathApiRef';
