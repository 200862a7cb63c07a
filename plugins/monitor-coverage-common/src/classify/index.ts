export { classifySignal } from './classifySignal';
export type { SignalMatch } from './classifySignal';
