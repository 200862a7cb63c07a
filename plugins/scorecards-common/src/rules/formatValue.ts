/** Writes the value of an expression for people. */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(formatValue).join(', ');
  }
  if (value instanceof Date) {
    // Adding a very long duration gives a time that cannot be written.
    return Number.isNaN(value.getTime())
      ? String(value)
      : value.toISOString().replace('.000Z', 'Z');
  }
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

// Two decimals, or more where two would say nothing, such as 0.0012.
function formatNumber(value: number): string {
  const rounded =
    Math.abs(value) >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
  return Number.isFinite(value) ? String(Number(rounded)) : String(value);
}
