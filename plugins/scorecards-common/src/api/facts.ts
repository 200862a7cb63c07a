import { z } from 'zod';
import { factSourceDefinitionSchema } from '../rules';
import {
  entityRefSchema,
  pageOf,
  pageQueryShape,
  timestampSchema,
} from './common';

/** The largest number of facts in one push. */
export const MAX_FACTS_PER_PUSH = 1_000;

/**
 * One fact to push: a value, or the error that kept its source from having
 * one. `observedAt` defaults to now; after `validUntil` the fact counts as
 * stale, whatever the maximum age of its source.
 *
 * @public
 */
export const factInputSchema = z
  .strictObject({
    entityRef: entityRefSchema,
    source: z.string().min(1),
    value: z.record(z.string(), z.unknown()).optional(),
    observedAt: timestampSchema.optional(),
    validUntil: timestampSchema.optional(),
    error: z.string().min(1).max(2_000).optional(),
  })
  .refine(fact => (fact.value === undefined) !== (fact.error === undefined), {
    message: "give either 'value' or 'error'",
    path: ['value'],
  });

/**
 * `POST /facts`. Items are checked one by one, so that good ones are kept
 * when others are rejected.
 *
 * @public
 */
export const pushFactsRequestSchema = z.strictObject({
  facts: z.array(z.unknown()).min(1).max(MAX_FACTS_PER_PUSH),
});

/** @public */
export const pushFactsResponseSchema = z.object({
  changed: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.array(z.object({ index: z.number().int(), reason: z.string() })),
});

/** `GET /facts`: what was known of an entity at a time (default now). */
export const getFactsQuerySchema = z.object({
  entityRef: entityRefSchema,
  source: z.string().optional(),
  at: timestampSchema.optional(),
});

/**
 * A fact as it is stored. `hash` is the content hash of `value`; a fact
 * without a value was never observed, and `error` says why.
 *
 * @public
 */
export const factSchema = z.object({
  entityRef: z.string(),
  source: z.string(),
  value: z.record(z.string(), z.unknown()).optional(),
  hash: z.string().optional(),
  /** Since when the value has been this one. */
  validFrom: timestampSchema.optional(),
  observedAt: timestampSchema.optional(),
  validUntil: timestampSchema.optional(),
  /** When it becomes, or became, stale. */
  staleAt: timestampSchema.optional(),
  error: z.object({ message: z.string(), at: timestampSchema }).optional(),
});

/** @public */
export const getFactsResponseSchema = z.object({ items: z.array(factSchema) });

/** `GET /facts/history`: every value that one source ever gave, newest first. */
export const getFactHistoryQuerySchema = z.object({
  entityRef: entityRefSchema,
  source: z.string().min(1),
  ...pageQueryShape,
});

/** @public */
export const factChangeSchema = z.object({
  value: z.record(z.string(), z.unknown()),
  hash: z.string(),
  validFrom: timestampSchema,
  /** Absent while the value still stands. */
  validTo: timestampSchema.optional(),
});

/** @public */
export const getFactHistoryResponseSchema = pageOf(factChangeSchema);

/** `GET /sources` and `PUT /sources/:id`. */
export const factSourceSchema = factSourceDefinitionSchema.and(
  z.object({
    /** Who declared it, such as `collector:catalog` or `plugin:registry`. */
    origin: z.string(),
  }),
);

/** @public */
export const getSourcesResponseSchema = z.object({
  items: z.array(factSourceSchema),
});

/** @public */
export type FactInput = z.input<typeof factInputSchema>;
/** @public */
export type PushFactsRequest = { facts: FactInput[] };
/** @public */
export type PushFactsResponse = z.output<typeof pushFactsResponseSchema>;
/** @public */
export type Fact = z.output<typeof factSchema>;
/** @public */
export type FactChange = z.output<typeof factChangeSchema>;
/** @public */
export type FactSource = z.output<typeof factSourceSchema>;
