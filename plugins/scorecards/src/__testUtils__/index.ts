export { answerWith, never } from './answers';
export { findAccessibilityViolations } from './axe';
export { renderEntityPage, renderScorecards } from './renderScorecards';
export type { RenderOptions } from './renderScorecards';
