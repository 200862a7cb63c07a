import { Signal } from '../../vocabulary';

/**
 * What one exporter calls things. Its metrics begin with one of the prefixes;
 * what follows is tried on the patterns, and the first that fits tells the
 * signal. Further signals are those that it may stand for as well, where a part
 * needs them and not the first.
 */
export interface Exporter {
  name: string;
  prefixes: readonly string[];
  metrics: readonly (readonly [RegExp, Signal, ...Signal[]])[];
}
