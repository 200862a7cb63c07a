export { ExemptionActions } from './ExemptionActions';
export { ExemptionReason } from './ExemptionReason';
export { ExemptionScopeName } from './ExemptionScopeName';
export { ExemptionStanding } from './ExemptionStanding';
export { RestsOnExemptions } from './RestsOnExemptions';
export { VerdictExemptions } from './VerdictExemptions';
