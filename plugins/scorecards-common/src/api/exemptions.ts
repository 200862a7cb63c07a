import { z } from 'zod';
import { exemptionScopes, exemptionStates } from '../definitions';
import {
  entityFilterShape,
  entityRefSchema,
  manySchema,
  pageOf,
  pageQueryShape,
  timestampSchema,
} from './common';

const MAX_TEXT = 2_000;

const stateSchema = z.enum(exemptionStates);

/**
 * What an exemption is for: one entity, all that a group owns, or all that is
 * part of a system, including what comes to be so later.
 *
 * @public
 */
export const exemptionScopeSchema = z.object({
  type: z.enum(exemptionScopes),
  ref: entityRefSchema,
});

/** An exemption in force, as it is shown on top of a verdict. */
export const exemptionMarkSchema = z.object({
  id: z.string(),
  endsAt: timestampSchema,
});

/**
 * A time-limited permission to fail a check, from request to end.
 *
 * @public
 */
export const exemptionSchema = z.object({
  id: z.string(),
  check: z.object({
    id: z.string(),
    /** Absent where there is no such check any more. */
    title: z.string().optional(),
    /** The group that decides. */
    owner: z.string().optional(),
  }),
  scope: exemptionScopeSchema.extend({
    /** The entities it is for now, as far as the caller may read them. */
    entities: z.number().int(),
  }),
  reason: z.string(),
  state: stateSchema,
  requestedBy: z.string(),
  requestedAt: timestampSchema,
  /** Until when it is asked for, or holds. */
  endsAt: timestampSchema,
  /** Who approved or denied it. */
  decidedBy: z.string().optional(),
  decidedAt: timestampSchema.optional(),
  decisionNote: z.string().optional(),
  /** Who took it back, where somebody did. */
  revokedBy: z.string().optional(),
  revokeNote: z.string().optional(),
  /** When it stopped being asked for, or holding. */
  closedAt: timestampSchema.optional(),
  /** The exemption that this one is the renewal of. */
  renewalOf: z.string().optional(),
  /** How often it was renewed before; 0 the first time. */
  renewals: z.number().int(),
  /** What the caller may do with it now. */
  may: z.object({ decide: z.boolean(), revoke: z.boolean() }),
});

/** `GET /exemptions`: the newest request first. */
export const listExemptionsQuerySchema = z.object({
  /** Of those that they are for. */
  ...entityFilterShape,
  /** Exemptions that cover one of these entities, whatever their scope. */
  entityRef: manySchema.optional(),
  check: manySchema.optional(),
  state: z
    .union([stateSchema, z.array(stateSchema)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional(),
  /** Only those that end before. */
  endsBefore: timestampSchema.optional(),
  ...pageQueryShape,
});
/** @public */
export const listExemptionsResponseSchema = pageOf(exemptionSchema);

/** `POST /exemptions`. */
export const requestExemptionSchema = z.strictObject({
  check: z.string().min(1).max(200),
  scope: z.strictObject(exemptionScopeSchema.shape),
  /** Why the check cannot be passed now, and what is done about it. */
  reason: z.string().trim().min(10).max(MAX_TEXT),
  /** At most `scorecards.exemptions.maxDuration` from now. */
  endsAt: timestampSchema,
});

/** `POST /exemptions/:id/approve`, `/deny` and `/revoke`. */
export const decideExemptionSchema = z.strictObject({
  note: z.string().trim().max(MAX_TEXT).optional(),
});

/** `GET /exemptions/teams`: who lives with how many exemptions. */
export const listExemptionTeamsQuerySchema = z.object({
  ...entityFilterShape,
  ...pageQueryShape,
});
/** @public */
export const exemptionTeamSchema = z.object({
  /** Absent for entities without an owner. */
  owner: z.string().optional(),
  requested: z.number().int(),
  inForce: z.number().int(),
  /** Of those in force, the ones that end within 14 days. */
  expiring: z.number().int(),
  /** Of those in force, the ones that are renewals. */
  renewed: z.number().int(),
  /** How often those in force were renewed, all together. */
  renewals: z.number().int(),
  /** Ended, because the check passes. */
  ended: z.number().int(),
});
/** @public */
export const listExemptionTeamsResponseSchema = pageOf(exemptionTeamSchema);

/** `GET /exemptions/rules`: what is asked of requests. */
export const exemptionRulesSchema = z.object({
  /** Days that an exemption may hold at most. */
  maxDays: z.number(),
});

/** @public */
export type Exemption = z.output<typeof exemptionSchema>;
/** @public */
export type ExemptionScope = z.output<typeof exemptionScopeSchema>;
/** @public */
export type ExemptionMark = z.output<typeof exemptionMarkSchema>;
/** @public */
export type ExemptionTeam = z.output<typeof exemptionTeamSchema>;
/** @public */
export type ExemptionRules = z.output<typeof exemptionRulesSchema>;
/** @public */
export type RequestExemption = z.input<typeof requestExemptionSchema>;
/** @public */
export type DecideExemption = z.input<typeof decideExemptionSchema>;
/** @public */
export type ListExemptionsQuery = z.input<typeof listExemptionsQuerySchema>;
/** @public */
export type ListExemptionTeamsQuery = z.input<
  typeof listExemptionTeamsQuerySchema
>;
