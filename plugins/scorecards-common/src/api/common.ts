import { z } from 'zod';
import { verdictStatuses } from '../definitions';

/** The largest page that any list answers. */
export const MAX_PAGE_SIZE = 200;

export const timestampSchema = z.iso.datetime({ offset: true });
export const entityRefSchema = z
  .string()
  .regex(
    /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
    'must be a full entity ref such as component:default/visits-api',
  )
  .transform(ref => ref.toLocaleLowerCase('en-US'));
export const verdictStatusSchema = z.enum(verdictStatuses);

/** Query parameters come as one string or as several. */
export const manySchema = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

export const pageQueryShape = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
};

/** Filters that every list of entities understands. */
export const entityFilterShape = {
  owner: manySchema.optional(),
  system: manySchema.optional(),
  kind: manySchema.optional(),
  type: manySchema.optional(),
  lifecycle: manySchema.optional(),
  /** Part of an entity's name or title. */
  q: z.string().max(200).optional(),
};

/** One page of a list, with an opaque cursor when there is another. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    totalItems: z.number().int(),
    nextCursor: z.string().optional(),
  });
}

export const entitySummarySchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  system: z.string().optional(),
  lifecycle: z.string().optional(),
});

/** How many verdicts there are of each status. */
export const statusCountsSchema = z.record(
  verdictStatusSchema,
  z.number().int(),
);

/** How many entities stand on a level; `none` is below the first one. */
export const levelCountSchema = z.object({
  level: z.string(),
  count: z.number().int(),
});

/** @public */
export type EntitySummary = z.output<typeof entitySummarySchema>;
/** @public */
export type StatusCounts = z.output<typeof statusCountsSchema>;
/** @public */
export type LevelCount = z.output<typeof levelCountSchema>;
/** @public */
export type EntityFilter = {
  owner?: string[];
  system?: string[];
  kind?: string[];
  type?: string[];
  lifecycle?: string[];
  q?: string;
};
/** @public */
export type Page<T> = { items: T[]; totalItems: number; nextCursor?: string };
