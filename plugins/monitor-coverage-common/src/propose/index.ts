export { addRules } from './addRules';
export { addRuleTests } from './addRuleTests';
