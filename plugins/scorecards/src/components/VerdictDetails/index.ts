export { VerdictDetails } from './VerdictDetails';
