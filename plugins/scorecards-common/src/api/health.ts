import { z } from 'zod';
import { timestampSchema } from './common';

/**
 * How a source is doing. `entities` is how many it should know something
 * about; the other counts say what is really stored.
 *
 * @public
 */
export const sourceHealthSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  origin: z.string(),
  /** Whether the engine collects it, or somebody pushes it. */
  mode: z.enum(['collected', 'pushed']),
  /** Seconds after which a fact counts as stale. */
  maxAgeSeconds: z.number().optional(),
  entities: z.number().int(),
  fresh: z.number().int(),
  stale: z.number().int(),
  errors: z.number().int(),
  missing: z.number().int(),
  newestObservedAt: timestampSchema.optional(),
  oldestObservedAt: timestampSchema.optional(),
  /** A few of the errors, newest first. */
  errorSamples: z.array(
    z.object({
      entityRef: z.string(),
      message: z.string(),
      at: timestampSchema,
    }),
  ),
});

/**
 * Something wrong in a definition: where, and why. `inForce` tells whether an
 * earlier version of it is still evaluated.
 *
 * @public
 */
export const definitionProblemSchema = z.object({
  kind: z.string().optional(),
  id: z.string().optional(),
  location: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
  inForce: z.boolean(),
});

/** @public */
export const jobSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'succeeded', 'failed']),
  startedAt: timestampSchema,
  finishedAt: timestampSchema.optional(),
  /** Entities done, of `total` where that is known. */
  done: z.number().int(),
  total: z.number().int().optional(),
  errors: z.number().int(),
  message: z.string().optional(),
});

/** `GET /health`. */
export const healthResponseSchema = z.object({
  sources: z.array(sourceHealthSchema),
  definitions: z.object({
    checks: z.number().int(),
    scorecards: z.number().int(),
    loadedAt: timestampSchema.optional(),
    problems: z.array(definitionProblemSchema),
  }),
  jobs: z.array(jobSchema),
});

/** @public */
export type SourceHealth = z.output<typeof sourceHealthSchema>;
/** @public */
export type DefinitionHealthProblem = z.output<typeof definitionProblemSchema>;
/** @public */
export type Job = z.output<typeof jobSchema>;
/** @public */
export type Health = z.output<typeof healthResponseSchema>;
