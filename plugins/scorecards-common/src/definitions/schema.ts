import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { factSourceDefinitionSchema, humanDurationSchema } from '../rules';
import { NO_LEVEL } from '../types';
import { appliesSchema } from './appliesSchema';
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
    error: 'must be in kebab-case, such as has-readme',
  });

/** What is beside the pages of scorecards, at the same address. */
const PAGES = ['campaigns', 'exemptions', 'health', 'leaderboard', 'workbench'];

const titleSchema = z.string().min(1).max(200);
const descriptionSchema = z.string().min(1).max(10_000);
const templateSchema = z.string().min(1).max(5_000);
const jsonObjectSchema = z.record(z.string(), z.json());

function entityRefSchema(defaultKind: string, example: string) {
  return z.string().transform((ref, context) => {
    try {
      return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
    } catch {
      const message = `must be an entity ref, such as ${example}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    }
  });
}

const ownerSchema = entityRefSchema('group', 'group:default/platform');

const checkTestSchema = z.strictObject({
  name: titleSchema.optional(),
  facts: z.record(z.string(), jsonObjectSchema).default({}),
  entity: z
    .strictObject({
      apiVersion: z.string().optional(),
      kind: z.string().optional(),
      metadata: jsonObjectSchema.optional(),
      spec: jsonObjectSchema.optional(),
      relations: z
        .array(z.strictObject({ type: z.string(), targetRef: z.string() }))
        .optional(),
    })
    .optional(),
  now: z.iso.datetime({ offset: true }).optional(),
  expect: z.enum(verdictStatuses),
});

/** @public */
export type CheckTest = z.output<typeof checkTestSchema>;

const fixSchema = z.union([
  z.strictObject({ title: titleSchema.optional(), url: templateSchema }),
  z.strictObject({
    title: titleSchema.optional(),
    template: entityRefSchema('template', 'template:default/add-readme'),
    parameters: z.record(z.string(), templateSchema).default({}),
  }),
]);

/** @public */
export type CheckFix = z.output<typeof fixSchema>;

const stageShape = {
  /** How far it has come; a preview is evaluated, but does not count yet. */
  stage: z.enum(scorecardStages).default('active'),
  /** The day, in UTC, on which a preview becomes active by itself. */
  activeFrom: z.iso.date().optional(),
};

function refuseLostActiveFrom(
  { stage, activeFrom }: { stage: string; activeFrom?: string },
  context: z.RefinementCtx,
): void {
  if (activeFrom !== undefined && stage !== 'preview') {
    context.addIssue({
      code: 'custom',
      path: ['activeFrom'],
      message: `says when a preview becomes active, but the stage is '${stage}'; remove it`,
    });
  }
}

/**
 * Parses what a document of kind Check says, without apiVersion and kind.
 *
 * @public
 */
export const checkDefinitionSchema = z
  .strictObject({
    id: idSchema,
    title: titleSchema,
    /** Markdown: why it matters. */
    description: descriptionSchema,
    owner: ownerSchema,
    /** Which entities the check is about; all, if absent. */
    applies: appliesSchema.optional(),
    rule: z.string().min(1),
    /** The weaker condition: a check that fails is a warning if this holds. */
    warn: z.string().min(1).optional(),
    messages: z
      .strictObject({
        pass: templateSchema.optional(),
        warn: templateSchema.optional(),
        fail: templateSchema.optional(),
        unknown: templateSchema.optional(),
      })
      .default({}),
    /** Days that making it pass takes. */
    effort: z.number().positive().max(1000).optional(),
    fix: fixSchema.optional(),
    /** Replaces the `maxAge` of the sources, for this check. */
    maxAge: humanDurationSchema.optional(),
    ...stageShape,
    tests: z.array(checkTestSchema).max(100).default([]),
  })
  .superRefine(refuseLostActiveFrom);

/** @public */
export type CheckDefinition = z.output<typeof checkDefinitionSchema>;

const checkReferenceSchema = z.strictObject({
  check: idSchema,
  weight: z.number().positive().max(1000).default(1),
  /** Whether a change after which the check fails is stopped in CI. */
  blocking: z.boolean().optional(),
});

const levelSchema = z.strictObject({
  id: idSchema.refine(id => id !== NO_LEVEL, {
    error: `must not be '${NO_LEVEL}', which is what is below the first level`,
  }),
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
export type ScorecardLevel = z.output<typeof levelSchema>;

/**
 * Parses what a document of kind Scorecard says, without apiVersion and kind.
 *
 * @public
 */
export const scorecardDefinitionSchema = z
  .strictObject({
    id: idSchema.refine(id => !PAGES.includes(id), {
      error: ({ input }) =>
        `must not be '${input}', where another page is; choose another id`,
    }),
    title: titleSchema,
    description: descriptionSchema,
    owner: ownerSchema,
    type: z.enum(scorecardTypes),
    ...stageShape,
    /** Which entities are scored; all, if absent. */
    applies: appliesSchema.optional(),
    /** The lowest first; a level is reached with all those before it. */
    levels: z.array(levelSchema).min(1).max(20),
  })
  .superRefine(refuseLostActiveFrom)
  .superRefine(({ levels }, context) => {
    const levelIds = new Set<string>();
    const checkIds = new Set<string>();
    for (const [levelIndex, level] of levels.entries()) {
      if (levelIds.has(level.id)) {
        context.addIssue({
          code: 'custom',
          path: ['levels', levelIndex, 'id'],
          message: `'${level.id}' is the id of another level already`,
        });
      }
      levelIds.add(level.id);
      for (const [checkIndex, { check }] of level.checks.entries()) {
        if (checkIds.has(check)) {
          context.addIssue({
            code: 'custom',
            path: ['levels', levelIndex, 'checks', checkIndex],
            message: `names '${check}', which the scorecard has already`,
          });
        }
        checkIds.add(check);
      }
    }
  });

/** @public */
export type ScorecardDefinition = z.output<typeof scorecardDefinitionSchema>;

/**
 * The schema of each kind of document, without apiVersion and kind.
 *
 * @public
 */
export const definitionSchemas = {
  Check: checkDefinitionSchema,
  Scorecard: scorecardDefinitionSchema,
  FactSource: factSourceDefinitionSchema,
};
