import { DefinitionProblem, ParsedDocument } from './types';

/** @public */
export interface ParseDefinitionsOptions {
  /** YAML, with any number of documents. */
  text: string;
  /** Where the text is from, for people: a path or a URL. */
  location: string;
}

/** @public */
export interface ParsedDefinitions {
  documents: ParsedDocument[];
  problems: DefinitionProblem[];
}

/**
 * Reads definitions from YAML. A broken document becomes problems and does not
 * cost the others.
 *
 * @public
 */
export function parseDefinitions(
  options: ParseDefinitionsOptions,
): ParsedDefinitions {
  throw new Error(`not implemented ${options.location}`);
}
