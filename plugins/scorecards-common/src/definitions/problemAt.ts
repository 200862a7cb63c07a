import { formatFieldPath } from './describeIssue';
import { DefinitionProblem, ParsedDocument } from './types';

/** Says that a field of a definition, or a character of its text, is wrong. */
export function problemAt(
  document: ParsedDocument,
  path: readonly PropertyKey[],
  message: string,
  offset?: number,
): DefinitionProblem {
  const { kind, definition, positionOf } = document;
  return {
    ...positionOf(path, offset),
    path: formatFieldPath(path),
    definition: { kind, id: definition.id },
    message,
    quarantined: true,
  };
}
