import { ConversionError, ScalarType } from './types';

/** A value written out as one of a type; it must be of that type. */
export function literalOf(value: unknown, type: ScalarType): string {
  if (value === null) {
    throw new ConversionError(
      'it compares with null: what is not there is unknown, and no rule can ask for that',
    );
  }
  if (type === 'timestamp') {
    throw new ConversionError(
      'it compares a time as if it were a text; write it with timestamp("…") or daysSince()',
    );
  }
  if (!isOf(value, type)) {
    throw new ConversionError(
      `${JSON.stringify(value)} is never equal to a ${type}`,
    );
  }
  return toText(value, type);
}

/** A list written out, without the items that are of another type. */
export function listOf(value: unknown, type: ScalarType): string {
  if (!Array.isArray(value)) {
    throw new ConversionError(`${JSON.stringify(value)} is not a list`);
  }
  const items = value.filter(item => isOf(item, type));
  if (items.length === 0) {
    throw new ConversionError(`nothing in the list is ever a ${type}`);
  }
  return `[${items.map(item => literalOf(item, type)).join(', ')}]`;
}

function isOf(value: unknown, type: ScalarType): boolean {
  switch (type) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isSafeInteger(value);
    case 'double':
      return typeof value === 'number';
    default:
      return typeof value === 'string';
  }
}

/** A value as text of a rule. */
export function toText(value: unknown, type: ScalarType): string {
  const text = JSON.stringify(value);
  return type === 'double' && /^-?\d+$/.test(text) ? `${text}.0` : text;
}
