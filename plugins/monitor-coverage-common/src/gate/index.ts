export * from './compareCoverage';
