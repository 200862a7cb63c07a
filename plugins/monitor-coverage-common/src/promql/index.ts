export { parsePromql } from './parsePromql';
export type { Comparison, LabelMatcher, ParsedPromql } from './types';
