/**
 * The fields of a source that a rule mentions, in its order. It only decides
 * what is shown first: the rule itself was understood by the backend.
 */
export function fieldsReadBy(rule: string, source: string): string[] {
  const mentioned = [
    ...rule.matchAll(/\bfacts(?:\.([\w-]+)|\[["']([\w-]+)["']\])\.(\w+)/g),
  ]
    .filter(([, dotted, quoted]) => (dotted ?? quoted) === source)
    .map(([, , , field]) => field);
  return [...new Set(mentioned)];
}
