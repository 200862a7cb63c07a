import { z } from 'zod';
import {
  comparisonSchema,
  conditionsSchema,
  factReferenceSchema,
} from './checkSchema';
import { FactTypes } from './FactTypes';
import { convertOperator } from './operators';
import { ConversionError, Operand } from './types';

/**
 * A condition of json-rules-engine as text of a rule.
 *
 * @throws ConversionError
 */
export function convertCondition(
  condition: Record<string, unknown>,
  facts: FactTypes,
): string {
  if ('any' in condition) {
    return join(condition.any, ' || ', facts);
  }
  if ('all' in condition) {
    return join(condition.all, ' && ', facts);
  }
  if ('not' in condition) {
    const not = z.record(z.string(), z.unknown()).safeParse(condition.not);
    if (!not.success) {
      throw new ConversionError("'not' does not hold a condition");
    }
    return `!${bracketed(convertCondition(not.data, facts))}`;
  }
  if ('condition' in condition) {
    throw new ConversionError(
      `it refers to the condition '${condition.condition}', which Tech Insights does not define`,
    );
  }
  const comparison = comparisonSchema.safeParse(condition);
  if (!comparison.success) {
    throw new ConversionError(
      `a condition is incomplete: ${z.prettifyError(comparison.error)}`,
    );
  }
  const { operator, value } = comparison.data;
  return convertOperator(
    operator,
    toFact(comparison.data, facts),
    toOperand(value, facts),
  );
}

function join(conditions: unknown, by: string, facts: FactTypes): string {
  const parsed = conditionsSchema.safeParse(conditions);
  if (!parsed.success) {
    throw new ConversionError("'all' and 'any' hold a list of conditions");
  }
  const parts = parsed.data.map(part => convertCondition(part, facts));
  switch (parts.length) {
    case 0:
      throw new ConversionError(
        'a list of conditions is empty, which is true whatever is measured',
      );
    case 1:
      return parts[0];
    default:
      return parts.map(bracketed).join(by);
  }
}

/** Brackets around what is made of several parts. */
function bracketed(text: string): string {
  return /^[\w.]+$/.test(text) ? text : `(${text})`;
}

function toFact(
  reference: z.output<typeof factReferenceSchema>,
  facts: FactTypes,
): Operand {
  if (reference.path !== undefined) {
    throw new ConversionError(
      `it reads ${reference.path} of '${reference.fact}', and rules only read declared fields`,
    );
  }
  return facts.find(reference.fact, reference.params);
}

function toOperand(value: unknown, facts: FactTypes): Operand {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'literal', value };
  }
  const reference = factReferenceSchema.safeParse(value);
  if (!reference.success) {
    throw new ConversionError('it compares with an object');
  }
  return toFact(reference.data, facts);
}
