export { VerdictIcon } from './VerdictIcon';
export { VerdictLabel } from './VerdictLabel';
