export { ProgressLine } from './ProgressLine';
export type { ProgressStep } from './ProgressLine';
