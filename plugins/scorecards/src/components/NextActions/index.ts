export { NextActionItem } from './NextActionItem';
export { NextActionsPanel } from './NextActionsPanel';
