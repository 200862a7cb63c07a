import { FactSourceDefinition } from '../rules';
import { CompiledDefinitions, ParsedDocument } from './types';

/** @public */
export interface CompileDefinitionsOptions {
  /** In the order in which they were read: of two with the same id, the second is broken. */
  documents: Iterable<ParsedDocument>;
  /** The sources of the collectors. */
  sources: Iterable<FactSourceDefinition>;
}

/**
 * Checks definitions against the sources and against each other, runs their
 * tests, and makes those that hold ready to use.
 *
 * @public
 */
export function compileDefinitions(
  options: CompileDefinitionsOptions,
): CompiledDefinitions {
  throw new Error(`not implemented ${options.documents}`);
}
