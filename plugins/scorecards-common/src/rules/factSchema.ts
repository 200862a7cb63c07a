import { HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { humanDurationSchema } from './humanDuration';

/**
 * The types that a field of a fact can have.
 *
 * @public
 */
export const factFieldTypes = [
  'bool',
  'int',
  'double',
  'string',
  'timestamp',
  'list',
  'map',
  'object',
] as const;

/** @public */
export type FactFieldType = (typeof factFieldTypes)[number];

/**
 * What a field of a fact may hold. A field may always be absent.
 *
 * @public
 */
export interface FactFieldSchema {
  type: FactFieldType;
  /** What the field says, for the author of a check. */
  description: string;
  /** What a number counts, for example `days` or `%`. */
  unit?: string;
  /** What each item holds; required for a `list`, refused elsewhere. */
  items?: FactFieldSchema;
  /** What each value holds, under keys of any name; required for a `map`, refused elsewhere. */
  values?: FactFieldSchema;
  /** The members by name; required for an `object`, refused elsewhere. */
  fields?: Record<string, FactFieldSchema>;
}

/**
 * A source of facts and the shape of the values that it gives.
 *
 * @public
 */
export interface FactSourceDefinition {
  /** Rules read the source's facts as `facts.<id>`. */
  id: string;
  title: string;
  description: string;
  /** A fact that is older counts as absent. Without it, facts do not age. */
  maxAge?: HumanDuration;
  fields: Record<string, FactFieldSchema>;
}

const identifierPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;

// Words that CEL reserves, names that every JavaScript object inherits, and
// the field names that CEL itself gives a meaning to.
const refusedNames = new Set([
  ...['__proto__', 'constructor', 'prototype'],
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue'],
  ...['else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package'],
  ...['namespace', 'return', 'var', 'void', 'while'],
]);

const identifierSchema = z
  .string()
  .max(64)
  .regex(identifierPattern, {
    error: 'must be letters, digits and _, and not start with a digit',
  })
  .refine(name => !refusedNames.has(name), {
    error: 'is a reserved word; choose another name',
  });

const factFieldSchema: z.ZodType<FactFieldSchema> = z
  .strictObject({
    type: z.enum(factFieldTypes),
    description: z.string().min(1).max(1000),
    unit: z.string().min(1).max(40).optional(),
    get items() {
      return factFieldSchema.optional();
    },
    get values() {
      return factFieldSchema.optional();
    },
    get fields() {
      return factFieldsSchema.optional();
    },
  })
  .superRefine((field, context) => {
    for (const [type, member] of [
      ['list', 'items'],
      ['map', 'values'],
      ['object', 'fields'],
    ] as const) {
      if (field.type === type && !field[member]) {
        context.addIssue({
          code: 'custom',
          message: `a ${type} needs '${member}'`,
        });
      } else if (field.type !== type && field[member]) {
        context.addIssue({
          code: 'custom',
          path: [member],
          message: `only a ${type} has '${member}'`,
        });
      }
    }
  });

const factFieldsSchema = z.record(identifierSchema, factFieldSchema);

/**
 * Parses the definition of a source of facts.
 *
 * @public
 */
export const factSourceDefinitionSchema: z.ZodType<FactSourceDefinition> =
  z.strictObject({
    id: identifierSchema,
    title: z.string().min(1).max(200),
    description: z.string().min(1).max(10_000),
    maxAge: humanDurationSchema.optional(),
    fields: factFieldsSchema,
  });
