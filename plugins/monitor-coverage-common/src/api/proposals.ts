import { z } from 'zod';
import { entityRefSchema, signalSchema, timestampSchema } from './common';

/**
 * `pushing` until its branch is there, or could not be pushed; `merged` when
 * the rules are on the branch that the owners work on; `closed` when its branch
 * is gone without that.
 */
export const proposalStates = ['pushing', 'open', 'merged', 'closed'] as const;

/** Where rules of a part would be proposed. */
export const proposalTargetSchema = z.object({
  host: z.string(),
  repository: z.string(),
  folder: z.string(),
  /** The page of the repository. */
  url: z.string(),
});

/** Rules that were proposed to a repository as a branch. */
export const proposalSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  signals: z.array(signalSchema),
  title: z.string(),
  host: z.string(),
  repository: z.string(),
  branch: z.string(),
  /** The files that it adds or extends. */
  files: z.array(z.string()),
  /** The first file, on the branch. */
  url: z.string(),
  pullRequestUrl: z.string().optional(),
  state: z.enum(proposalStates),
  /** What went wrong, and what to do. */
  problem: z.string().optional(),
  by: z.string(),
  at: timestampSchema,
});

/** `GET /proposals`: where rules of a part go, and what was proposed, newest first. */
export const listProposalsQuerySchema = z.strictObject({
  part: entityRefSchema,
});
export const listProposalsResponseSchema = z.object({
  target: proposalTargetSchema.optional(),
  /** Why there is no target, and what to do. */
  problem: z.string().optional(),
  /** At most the last 20. */
  items: z.array(proposalSchema),
});

/**
 * `POST /proposals`: proposes suggested rules of a part. Without `suggestions`,
 * the likeliest one for each signal that no monitor watches.
 */
export const createProposalRequestSchema = z.strictObject({
  entityRef: entityRefSchema,
  suggestions: z
    .array(
      z.strictObject({
        signal: signalSchema,
        /** As the suggestion calls it. */
        rulesFile: z.string().min(1).max(400),
      }),
    )
    .min(1)
    .max(20)
    .optional(),
});

/** @public */
export type ProposalState = (typeof proposalStates)[number];
/** @public */
export type ProposalTarget = z.output<typeof proposalTargetSchema>;
/** @public */
export type Proposal = z.output<typeof proposalSchema>;
/** @public */
export type ListProposalsQuery = z.output<typeof listProposalsQuerySchema>;
/** @public */
export type ProposalList = z.output<typeof listProposalsResponseSchema>;
/** @public */
export type CreateProposalRequest = z.output<
  typeof createProposalRequestSchema
>;
