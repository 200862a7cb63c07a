export { renderEntityPage, renderGoldenPath } from './renderGoldenPath';
export type { RenderOptions } from './renderGoldenPath';
export { FakeScaffolder } from './FakeScaffolder';
export { renderStart } from './renderStart';
