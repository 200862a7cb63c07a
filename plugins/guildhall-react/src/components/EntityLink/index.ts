export { Actor } from './Actor';
export { EntityLink } from './EntityLink';
