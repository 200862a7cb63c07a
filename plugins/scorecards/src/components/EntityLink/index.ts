export { EntityTitleLink } from './EntityTitleLink';
