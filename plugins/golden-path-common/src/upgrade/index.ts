export { applyUpgrade } from './applyUpgrade';
export { describeUpgrade } from './describeUpgrade';
export { driftOf } from './driftOf';
export { planUpgrade, type PlanUpgradeOptions } from './planUpgrade';
export { summarize } from './summarize';
export type { UpgradeAdvice, UpgradeOutcome, UpgradePlan } from './types';
