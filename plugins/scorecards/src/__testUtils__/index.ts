export { renderEntityPage, renderScorecards } from './renderScorecards';
export type { RenderOptions } from './renderScorecards';
