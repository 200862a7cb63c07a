import { readYaml } from './readYaml';
import { parseDocument } from './parseDocument';
import { SourceText } from './SourceText';
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
 * cost the others. Never throws.
 *
 * @public
 */
export function parseDefinitions(
  options: ParseDefinitionsOptions,
): ParsedDefinitions {
  const { text, location } = options;
  const source = new SourceText(text, location);
  const parsed = readYaml(text).map(yaml => parseDocument(source, yaml));
  return {
    documents: parsed.flatMap(({ document }) => document ?? []),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}
