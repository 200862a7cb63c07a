import { HumanDuration } from '@backstage/types';
import { z } from 'zod';
import { humanDurationSchema } from './humanDuration';

/**
 * The types of fields that hold one value.
 *
 * @public
 */
export const factScalarTypes = [
  'bool',
  'int',
  'double',
  'string',
  'timestamp',
] as const;

/** @public */
export type FactScalarType = (typeof factScalarTypes)[number];

/**
 * What a field of a fact may hold. A field may always be absent.
 *
 * @public
 */
export type FactFieldSchema = {
  /** What the field says, for the author of a check. */
  description: string;
  /** What a number counts, for example `days` or `%`. */
  unit?: string;
} & (
  | { type: FactScalarType }
  /** A list, of which each item holds the same. */
  | { type: 'list'; items: FactFieldSchema }
  /** Values of one kind, under keys of any name. */
  | { type: 'map'; values: FactFieldSchema }
  /** Members of different kinds, under the names given here. */
  | { type: 'object'; fields: Record<string, FactFieldSchema> }
);

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

const commonShape = {
  description: z.string().min(1).max(1000),
  unit: z.string().min(1).max(40).optional(),
};

const factFieldSchema: z.ZodType<FactFieldSchema> = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.enum(factScalarTypes), ...commonShape }),
    z.strictObject({
      type: z.literal('list'),
      ...commonShape,
      get items() {
        return factFieldSchema;
      },
    }),
    z.strictObject({
      type: z.literal('map'),
      ...commonShape,
      get values() {
        return factFieldSchema;
      },
    }),
    z.strictObject({
      type: z.literal('object'),
      ...commonShape,
      get fields() {
        return createFieldsSchema();
      },
    }),
  ],
);

function createFieldsSchema(): z.ZodType<Record<string, FactFieldSchema>> {
  return z
    .unknown()
    .superRefine((fields, context) => {
      // A record would drop this one without a word.
      if (
        typeof fields === 'object' &&
        fields !== null &&
        Object.hasOwn(fields, '__proto__')
      ) {
        context.addIssue({
          code: 'invalid_key',
          origin: 'record',
          path: ['__proto__'],
          input: fields,
          issues: [
            {
              code: 'custom',
              path: [],
              message: 'is a reserved word; choose another name',
            },
          ],
        });
      }
    })
    .pipe(z.record(identifierSchema, factFieldSchema));
}

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
    fields: createFieldsSchema(),
  });
