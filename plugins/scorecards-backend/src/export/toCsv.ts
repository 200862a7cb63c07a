/** What spreadsheets would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const NEEDS_QUOTES = /[",\r\n]/;

/** A row of a CSV file, as RFC 4180 says. */
export function toCsvRow(values: Array<string | number | undefined>): string {
  return `${values.map(toCell).join(',')}\r\n`;
}

function toCell(value: string | number | undefined): string {
  if (typeof value !== 'string') {
    return value === undefined ? '' : String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
