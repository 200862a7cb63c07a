import { z } from 'zod';
import {
  entityFilterShape,
  entitySummarySchema,
  manySchema,
  pageOf,
  pageQueryShape,
  timestampSchema,
  verdictStatusSchema,
} from './common';
import { exemptionMarkSchema } from './exemptions';
import { levelSchema, scorecardRefSchema, upcomingSchema } from './scorecards';

/**
 * What a verdict rests on: a source, and the value it had.
 *
 * @public
 */
export const evidenceSchema = z.object({
  source: z.string(),
  /** Absent where the source never gave a value. */
  hash: z.string().optional(),
  observedAt: timestampSchema.optional(),
  staleAt: timestampSchema.optional(),
  /** Why the source has no newer value. */
  error: z.string().optional(),
});

/**
 * A stored verdict: what one check says about one entity, and why.
 *
 * @public
 */
export const verdictSchema = z.object({
  entity: entitySummarySchema,
  check: z.object({
    id: z.string(),
    title: z.string(),
    description: z.string(),
    owner: z.string().optional(),
    rule: z.string(),
    /** Days that fixing it takes. */
    effort: z.number().optional(),
  }),
  status: verdictStatusSchema,
  message: z.string(),
  /** Since when it has had this status. */
  since: timestampSchema,
  evaluatedAt: timestampSchema,
  /** Content hash of the check that gave it. */
  checkVersion: z.string(),
  evidence: z.array(evidenceSchema),
  /** Over a failing or unknown verdict: does not keep from a level until then. */
  exemption: exemptionMarkSchema.optional(),
  /** Where to fix it, filled in for this entity. */
  fix: z.object({ title: z.string().optional(), url: z.string() }).optional(),
});

/** `GET /verdicts`. */
export const listVerdictsQuerySchema = z.object({
  ...entityFilterShape,
  entityRef: manySchema.optional(),
  check: manySchema.optional(),
  scorecard: z.string().optional(),
  status: z
    .union([verdictStatusSchema, z.array(verdictStatusSchema)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional(),
  ...pageQueryShape,
});
/** @public */
export const listVerdictsResponseSchema = pageOf(verdictSchema);

/**
 * The ladder of one scorecard for one entity.
 *
 * @public
 */
export const ladderSchema = z.object({
  scorecard: scorecardRefSchema,
  level: z.string(),
  /** Checks of the levels reached that it does not meet, but is exempted from. */
  exempted: z.number().int(),
  since: timestampSchema,
  points: z.number(),
  maxPoints: z.number(),
  coverage: z.number().optional(),
  levels: z.array(
    levelSchema.extend({
      reached: z.boolean(),
      /** Checks of this level, in the order of the definition. */
      checks: z.array(
        z.object({
          id: z.string(),
          /** Present while the check is in preview. */
          upcoming: upcomingSchema.optional(),
          status: verdictStatusSchema,
          exemption: exemptionMarkSchema.optional(),
        }),
      ),
    }),
  ),
});

/**
 * `GET /entities/:kind/:namespace/:name`: every ladder of an entity, and its
 * verdicts in the order in which to work on them: what keeps it from the next
 * level first, the least effort first among those.
 *
 * @public
 */
export const entityReportSchema = z.object({
  entity: entitySummarySchema,
  /** Whether it is new, and has yet to be measured for the first time. */
  isWaiting: z.boolean(),
  ladders: z.array(ladderSchema),
  verdicts: z.array(
    verdictSchema.omit({ entity: true }).extend({
      /** Scorecards and levels that ask for this check. */
      askedBy: z.array(z.object({ scorecard: z.string(), level: z.string() })),
      /** Whether passing it is asked for by the next level of a scorecard. */
      next: z.boolean(),
      /** Present while the check is in preview: it counts neither way. */
      upcoming: upcomingSchema.optional(),
    }),
  ),
});

/** `GET /entities/:kind/:namespace/:name/history`: changes of verdict. */
export const listVerdictHistoryQuerySchema = z.object({
  check: z.string().optional(),
  ...pageQueryShape,
});
/** @public */
export const verdictChangeSchema = z.object({
  check: z.string(),
  status: verdictStatusSchema,
  previous: verdictStatusSchema.optional(),
  message: z.string(),
  at: timestampSchema,
  checkVersion: z.string(),
});
/** @public */
export const listVerdictHistoryResponseSchema = pageOf(verdictChangeSchema);

/** `POST /entities/:kind/:namespace/:name/refresh`. */
export const refreshResponseSchema = z.object({
  sources: z.array(
    z.object({
      source: z.string(),
      outcome: z.enum(['changed', 'unchanged', 'error', 'not-applicable']),
      message: z.string().optional(),
    }),
  ),
  verdictsChanged: z.number().int(),
});

/** @public */
export type Evidence = z.output<typeof evidenceSchema>;
/** @public */
export type Verdict = z.output<typeof verdictSchema>;
/** @public */
export type Ladder = z.output<typeof ladderSchema>;
/** @public */
export type EntityReport = z.output<typeof entityReportSchema>;
/** @public */
export type EntityVerdict = EntityReport['verdicts'][number];
/** @public */
export type VerdictChange = z.output<typeof verdictChangeSchema>;
/** @public */
export type RefreshResponse = z.output<typeof refreshResponseSchema>;
/** @public */
export type ListVerdictsQuery = z.input<typeof listVerdictsQuerySchema>;
/** @public */
export type ListVerdictHistoryQuery = z.input<
  typeof listVerdictHistoryQuerySchema
>;
