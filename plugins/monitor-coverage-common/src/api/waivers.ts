import { z } from 'zod';
import { entityRefSchema, signalSchema, timestampSchema } from './common';

/**
 * `POST /waivers`: asks that a signal need not be watched for a while. It is a
 * request for an exemption from the check `monitors-<signal>` of scorecards,
 * which somebody else decides.
 */
export const requestWaiverSchema = z.strictObject({
  entityRef: entityRefSchema,
  signal: signalSchema,
  because: z.string().trim().min(10).max(2_000),
  until: timestampSchema,
});

/** A waiver that was asked for, and is not decided. */
export const waiverRequestSchema = z.object({
  /** Of the exemption. */
  id: z.string(),
  signal: signalSchema,
  because: z.string(),
  until: timestampSchema,
  by: z.string(),
});

/** @public */
export type RequestWaiver = z.output<typeof requestWaiverSchema>;
/** @public */
export type WaiverRequest = z.output<typeof waiverRequestSchema>;
