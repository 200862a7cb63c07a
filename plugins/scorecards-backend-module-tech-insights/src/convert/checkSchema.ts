import { z } from 'zod';

const filterSchema = z.record(
  z.string(),
  z.union([
    z.string(),
    z.symbol(),
    z.boolean(),
    z.number(),
    z.array(z.union([z.string(), z.symbol(), z.boolean(), z.number()])),
  ]),
);

/** Parses a check of Tech Insights, as in its configuration or in code. */
export const techInsightsCheckSchema = z.object({
  id: z.string().min(1),
  type: z.literal('json-rules-engine'),
  name: z.string().min(1),
  description: z.string().default(''),
  factIds: z.array(z.string()),
  rule: z.object({ conditions: z.record(z.string(), z.unknown()) }),
  filter: z.union([filterSchema, z.array(filterSchema)]).optional(),
  links: z.array(z.object({ title: z.string(), url: z.string() })).default([]),
  tags: z.array(z.string()).default([]),
  metadata: z.record(z.string(), z.unknown()).default({}),
  successMetadata: z.record(z.string(), z.unknown()).default({}),
  failureMetadata: z.record(z.string(), z.unknown()).default({}),
});

/** A check of Tech Insights. */
export type TechInsightsCheck = z.output<typeof techInsightsCheckSchema>;

const factSchema = z.object({
  fact: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
  path: z.string().optional(),
});

/** What a value can be, besides plain JSON: another fact. */
export const factReferenceSchema = factSchema;

/** A condition that compares. */
export const comparisonSchema = factSchema.extend({
  operator: z.string(),
  value: z.unknown(),
});

export const conditionsSchema = z.array(z.record(z.string(), z.unknown()));
