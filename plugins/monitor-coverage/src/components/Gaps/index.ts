export { GapsPage } from './GapsPage';
