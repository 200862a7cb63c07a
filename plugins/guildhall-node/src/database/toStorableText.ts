/** Longer texts are for logs, not for people. */
const MAX_LENGTH = 2_000;

/**
 * Makes any text one that every database keeps: PostgreSQL has no NUL.
 *
 * @public
 */
export function toStorableText(text: string): string {
  return text.replaceAll('\0', '').slice(0, MAX_LENGTH);
}
