/** Messages have parts of facts and entities in them, which anybody may write. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>()#+!|~@]/g, '\\$&')
    .replaceAll(/\s+/g, ' ');
}
