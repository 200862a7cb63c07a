import { toError } from '@backstage/errors';
import { Alias, Document, parseAllDocuments, visit } from 'yaml';
import { JsonValue } from '@backstage/types';

const maxProblems = 10;
const maxAliases = 100;

/** Something wrong with the YAML itself; the offset is into the whole text. */
export interface YamlProblem {
  offset: number;
  message: string;
}

/** One document of a text; a problem means that its value cannot be trusted. */
export interface YamlDocument {
  /** Where its part of the text begins: all ranges of nodes count from there. */
  start: number;
  /** Where what it says begins, from the beginning of the text. */
  offset: number;
  document: Document;
  value: JsonValue;
  problems: YamlProblem[];
}

/**
 * Reads all documents of a text, but for the empty ones. Never throws.
 *
 * Each is parsed by itself, so that a quote that is not closed does not
 * swallow those after it: no value of YAML can contain a line that starts with
 * the document marker.
 */
export function readYaml(text: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  let start = 0;
  for (const part of text.split(/^(?=---(?:\s|$))/m)) {
    const parsed = parseAllDocuments(part, {
      prettyErrors: false,
      stringKeys: true,
    });
    for (const document of parsed) {
      const yamlDocument = readDocument(document, start);
      if (yamlDocument.problems.length > 0 || yamlDocument.value !== null) {
        documents.push(yamlDocument);
      }
    }
    start += part.length;
  }
  return documents;
}

function readDocument(document: Document, start: number): YamlDocument {
  const offset =
    start + (document.contents?.range?.[0] ?? document.range?.[0] ?? 0);
  // A tag that is not known is a warning, and its value a text.
  const problems = [...document.errors, ...document.warnings]
    .slice(0, maxProblems)
    .map(error => ({ offset: start + error.pos[0], message: error.message }));
  let value: JsonValue = null;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: maxAliases });
    } catch (error) {
      // Too many aliases, or one without its anchor.
      const alias = aliasToBlame(document);
      problems.push({
        offset: start + (alias?.range?.[0] ?? 0),
        message: toError(error).message,
      });
    }
  }
  return { start, offset, document, value, problems };
}

/** The first alias without an anchor, or else the first. */
function aliasToBlame(document: Document): Alias | undefined {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  return aliases.find(alias => !alias.resolve(document)) ?? aliases[0];
}
