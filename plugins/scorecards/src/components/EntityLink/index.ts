export { EntityLink } from './EntityLink';
export { EntityTitleLink } from './EntityTitleLink';
