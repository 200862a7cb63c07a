export { ExemptionActions } from './ExemptionActions';
export { ExemptionReason } from './ExemptionReason';
export { ExemptionScopeName } from './ExemptionScopeName';
export { ExemptionStanding } from './ExemptionStanding';
export { VerdictExemptions } from './VerdictExemptions';
