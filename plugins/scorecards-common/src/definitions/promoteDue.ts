import { contentHash, FactSourceDefinition } from '../rules';
import { ParsedDocument } from './types';

/**
 * The definition as it is at a time: a preview whose `activeFrom` has come is
 * active. That makes another version of it, as if somebody had edited it.
 *
 * @public
 */
export function promoteDue(document: ParsedDocument, at: Date): ParsedDocument {
  const from = startOf(document);
  if (!from || from > at) {
    return document;
  }
  const hash = contentHash(`${document.hash} active`);
  const promoted = { stage: 'active', activeFrom: undefined } as const;
  switch (document.kind) {
    case 'Check':
      return {
        ...document,
        hash,
        definition: { ...document.definition, ...promoted },
      };
    case 'Scorecard':
      return {
        ...document,
        hash,
        definition: { ...document.definition, ...promoted },
      };
    default:
      return document;
  }
}

/**
 * When a preview becomes active by itself; undefined if it does not.
 *
 * @public
 */
export function startOf({
  definition,
}: {
  definition: { activeFrom?: string } | FactSourceDefinition;
}): Date | undefined {
  return 'activeFrom' in definition && definition.activeFrom !== undefined
    ? new Date(`${definition.activeFrom}T00:00:00Z`)
    : undefined;
}
