/**
 * The name that an id of Tech Insights has in rules: what a rule cannot read
 * becomes an underscore.
 */
export function toRuleName(id: string): string {
  const name = id.replaceAll(/[^A-Za-z0-9_]/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
