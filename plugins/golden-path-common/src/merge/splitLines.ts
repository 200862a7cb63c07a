/**
 * Cuts a text after each line feed, which stays with its line: the parts put
 * together are the text again.
 */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
