import { z } from 'zod';
import { entityRefSchema, timestampSchema } from './common';

const jsonObjectSchema = z.record(z.string(), z.json());

/** `GET /gate`: what it takes to judge an entity as it would become. */
export const getGateQuerySchema = z.object({ entityRef: entityRefSchema });

/**
 * A fact as verdicts read it. It has an `error` only where that keeps its
 * value from counting.
 *
 * @public
 */
export const gateFactSchema = z.object({
  source: z.string(),
  value: jsonObjectSchema.optional(),
  hash: z.string().optional(),
  observedAt: timestampSchema,
  staleAt: timestampSchema.optional(),
  validUntil: timestampSchema.optional(),
  error: z.string().optional(),
});

/**
 * Everything that verdicts about one entity are made of, at one time.
 *
 * @public
 */
export const gateSchema = z.object({
  /**
   * The sources, checks and scorecards that are in force, as documents; those
   * of scorecards that are drafts or retired are not.
   */
  definitions: z.array(jsonObjectSchema),
  /** Absent where there is no such entity, or the caller may not read it. */
  known: z
    .object({
      /** As rules read it, with its relations. */
      entity: jsonObjectSchema,
      facts: z.array(gateFactSchema),
      /** Ids of checks that it is exempted from. */
      exempted: z.array(z.string()),
    })
    .optional(),
});

/** @public */
export type GateFact = z.output<typeof gateFactSchema>;
/** @public */
export type Gate = z.output<typeof gateSchema>;
