export * from './describeReason';
export { type Period, type Reason, reasonSchema } from './reason';
export * from './reasonTexts';
