/** A value of a form that may be anything, when it is a text. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
