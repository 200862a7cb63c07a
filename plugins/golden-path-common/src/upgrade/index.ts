export { applyUpgrade } from './applyUpgrade';
export { driftOf } from './driftOf';
export { planUpgrade, type PlanUpgradeOptions } from './planUpgrade';
export { summarize } from './summarize';
export type { UpgradeAdvice, UpgradeOutcome, UpgradePlan } from './types';
