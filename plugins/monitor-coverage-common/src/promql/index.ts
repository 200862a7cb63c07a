export { parsePromql } from './parsePromql';
export type {
  Comparison,
  LabelMatcher,
  ParsedPromql,
  SeriesRead,
} from './types';
