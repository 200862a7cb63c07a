export { answerWith, never } from './answers';
export { findAccessibilityViolations } from './axe';
export { renderEntityPage, renderGoldenPath } from './renderGoldenPath';
export type { RenderOptions } from './renderGoldenPath';
export { FakeScaffolder } from './FakeScaffolder';
export { renderStart } from './renderStart';
export { rowsOf } from './rowsOf';
