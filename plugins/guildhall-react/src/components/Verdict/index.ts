export { ExemptionBadge } from './ExemptionBadge';
export { VerdictIcon } from './VerdictIcon';
export { VerdictLabel } from './VerdictLabel';
