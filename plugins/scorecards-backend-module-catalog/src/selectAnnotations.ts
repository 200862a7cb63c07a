import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
} from '@backstage/catalog-model';

/** An annotation may hold anything; rules want to know that it is there. */
const MAX_VALUE_LENGTH = 200;
const MAX_ANNOTATIONS = 50;

/** Set by the catalog itself, so they say nothing about what people wrote. */
const BOOKKEEPING = new Set([
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  'backstage.io/orphan',
]);

/** What an entity's annotations say; a blank one counts as missing. */
export function selectAnnotations(
  annotations: Record<string, string>,
  expected: readonly string[],
) {
  const missing = expected.filter(key => !annotations[key]?.trim());
  return {
    annotations: Object.fromEntries(
      Object.entries(annotations)
        .filter(([key]) => !BOOKKEEPING.has(key))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, MAX_ANNOTATIONS)
        .map(([key, value]) => [key, value.slice(0, MAX_VALUE_LENGTH)]),
    ),
    missingAnnotations: missing,
    annotationCompleteness:
      expected.length === 0 ? 1 : 1 - missing.length / expected.length,
  };
}
