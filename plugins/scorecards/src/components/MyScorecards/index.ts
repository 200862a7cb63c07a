export { MyScorecards } from './MyScorecards';
