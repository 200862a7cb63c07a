export { Commands } from './Commands';
