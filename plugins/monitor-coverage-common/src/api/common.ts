import { z } from 'zod';
import { reasonSchema } from '../reasons';
import { findingKinds, matchKinds, rungs, signals } from '../vocabulary';

/** The largest page that any list answers. */
export const MAX_PAGE_SIZE = 200;

export const timestampSchema = z.iso.datetime({ offset: true });

export const entityRefSchema = z
  .string()
  .max(400)
  .regex(
    /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
    'must be a full entity ref such as resource:default/visits-db',
  )
  .transform(ref => ref.toLocaleLowerCase('en-US'));

export const signalSchema = z.enum(signals);
export const rungSchema = z.enum(rungs);
export const cellRungSchema = z.enum(['unknown', ...rungs]);
export const matchKindSchema = z.enum(matchKinds);
export const findingKindSchema = z.enum(findingKinds);
export const reasonsSchema = z.array(reasonSchema);

/** Query parameters come as one string or as several. */
export const manySchema = z
  .union([z.string().max(400), z.array(z.string().max(400)).max(100)])
  .transform(value => (Array.isArray(value) ? value : [value]));

export const pageQueryShape = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
};

/** What narrows every list about parts. */
export const partFilterShape = {
  kind: manySchema.optional(),
  type: manySchema.optional(),
  owner: manySchema.optional(),
  system: manySchema.optional(),
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

/** @public */
export type Page<T> = { items: T[]; totalItems: number; nextCursor?: string };
