import { z } from 'zod';
import { entityRefSchema, timestampSchema } from './common';
import { monitorRefSchema } from './monitors';

/** That somebody made a monitor fire on purpose, to see who hears it. */
export const drillSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  monitor: monitorRefSchema,
  by: z.string(),
  at: timestampSchema,
  /** What was done, and what happened. */
  what: z.string(),
  /** Whether the receiver heard it: only then it proves anything. */
  heard: z.boolean(),
});

/** `POST /drills` */
export const createDrillRequestSchema = z.strictObject({
  provider: z.string().min(1).max(200),
  monitor: z.string().min(1).max(500),
  entityRef: entityRefSchema,
  /** Not in the future. Default: now. */
  at: timestampSchema.optional(),
  what: z.string().trim().min(1).max(2_000),
  heard: z.boolean(),
});

/** @public */
export type Drill = z.output<typeof drillSchema>;
/** @public */
export type CreateDrillRequest = z.output<typeof createDrillRequestSchema>;
