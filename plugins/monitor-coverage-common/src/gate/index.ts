export * from './checkRuleFiles';
export * from './compareCoverage';
