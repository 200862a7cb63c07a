import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';
import { z } from 'zod';
import { factSourceDefinitionSchema, humanDurationSchema } from '../rules';
import { scorecardStages, scorecardTypes, verdictStatuses } from './vocabulary';

/** @public */
export const definitionApiVersion = 'guildhall.dev/v1alpha1';

/** @public */
export const definitionKinds = ['Check', 'Scorecard', 'FactSource'] as const;

/** @public */
export type DefinitionKind = (typeof definitionKinds)[number];

const idSchema = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: 'must be kebab-case, such as has-readme',
  });

const titleSchema = z.string().min(1).max(200);
const descriptionSchema = z.string().min(1).max(10_000);
const textSchema = z.string().min(1).max(2_000);
const jsonObjectSchema = z.record(z.string(), z.json());

function entityRefSchema(defaultKind: string | undefined, example: string) {
  return z.string().transform((ref, context) => {
    try {
      return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
    } catch {
      context.addIssue({
        code: 'custom',
        message: `must be an entity ref, such as ${example}`,
      });
      return z.NEVER;
    }
  });
}

const ownerSchema = entityRefSchema('group', 'group:default/platform');

const appliesSchema: z.ZodType<FilterPredicate> =
  createZodV4FilterPredicateSchema();

const timestampSchema = z.iso.datetime({ offset: true });

const checkTestSchema = z.strictObject({
  name: titleSchema.optional(),
  facts: z.record(z.string(), jsonObjectSchema).default({}),
  entity: jsonObjectSchema.optional(),
  now: timestampSchema.optional(),
  expect: z.enum(verdictStatuses),
});

const fixSchema = z.union([
  z.strictObject({ title: titleSchema.optional(), url: textSchema }),
  z.strictObject({
    title: titleSchema.optional(),
    template: entityRefSchema('template', 'template:default/add-readme'),
    parameters: z.record(z.string(), textSchema).default({}),
  }),
]);

/**
 * Parses what a document of kind Check says, without apiVersion and kind.
 *
 * @public
 */
export const checkDefinitionSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  description: descriptionSchema,
  owner: ownerSchema,
  applies: appliesSchema.optional(),
  rule: z.string().min(1),
  warn: z.string().min(1).optional(),
  messages: z
    .strictObject({
      pass: textSchema.optional(),
      warn: textSchema.optional(),
      fail: textSchema.optional(),
      unknown: textSchema.optional(),
    })
    .default({}),
  effort: z.number().positive().max(1000).optional(),
  fix: fixSchema.optional(),
  maxAge: humanDurationSchema.optional(),
  tests: z.array(checkTestSchema).max(100).default([]),
});

/** @public */
export type CheckDefinition = z.infer<typeof checkDefinitionSchema>;

const checkReferenceSchema = z.strictObject({
  check: idSchema,
  weight: z.number().positive().max(1000).default(1),
});

const levelSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  checks: z
    .array(
      z.preprocess(
        reference =>
          typeof reference === 'string' ? { check: reference } : reference,
        checkReferenceSchema,
      ),
    )
    .max(200),
});

/** @public */
export type ScorecardLevel = z.infer<typeof levelSchema>;

/**
 * Parses what a document of kind Scorecard says, without apiVersion and kind.
 *
 * @public
 */
export const scorecardDefinitionSchema = z.strictObject({
  id: idSchema,
  title: titleSchema,
  description: descriptionSchema,
  owner: ownerSchema,
  type: z.enum(scorecardTypes),
  stage: z.enum(scorecardStages).default('active'),
  applies: appliesSchema.optional(),
  levels: z.array(levelSchema).min(1).max(20),
});

/** @public */
export type ScorecardDefinition = z.infer<typeof scorecardDefinitionSchema>;

/** @public */
export const definitionSchemas = {
  Check: checkDefinitionSchema,
  Scorecard: scorecardDefinitionSchema,
  FactSource: factSourceDefinitionSchema,
};
