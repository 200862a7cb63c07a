export { useOpenVerdict } from './useOpenVerdict';
export { VerdictPanel } from './VerdictPanel';
