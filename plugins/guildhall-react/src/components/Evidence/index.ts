export { Evidence } from './Evidence';
