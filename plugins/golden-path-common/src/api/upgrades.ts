import { z } from 'zod';
import {
  answersSchema,
  entityRefSchema,
  filePolicySchema,
  manySchema,
  pageOf,
  pageQueryShape,
  templateNameSchema,
  timestampSchema,
  versionSchema,
} from './common';
import { upgradeStatusSchema } from './services';
import { releaseSchema } from './templates';

/** What an upgrade does with one file. */
export const fileOutcomeSchema = z.enum([
  'unchanged',
  'added',
  'updated',
  'merged',
  'conflict',
  'kept',
  'deleted',
  'kept-deleted',
  'moved',
]);

export const upgradeFileSchema = z.object({
  path: z.string(),
  /** Where it was, when it moved. */
  from: z.string().optional(),
  policy: filePolicySchema,
  outcome: fileOutcomeSchema,
  /** One sentence: what happens, and why. */
  explanation: z.string(),
  /** How many conflicts are marked in it. */
  conflicts: z.number().int(),
});

/** `GET /upgrades/:id/files?path=`: one file before and after. */
export const upgradeFileContentSchema = upgradeFileSchema.extend({
  isBinary: z.boolean(),
  before: z.string().optional(),
  after: z.string().optional(),
});
export const upgradeFileQuerySchema = z.strictObject({
  path: z.string().min(1).max(1_000),
});

/** A question of the new release that nobody has answered yet. */
export const newQuestionSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** The JSON schema of the answer. */
  schema: z.record(z.string(), z.json()),
  isRequired: z.boolean(),
});

export const upgradeSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  template: templateNameSchema,
  fromVersion: versionSchema,
  toVersion: versionSchema,
  status: upgradeStatusSchema,
  conflicts: z.number().int(),
  counts: z.record(fileOutcomeSchema, z.number().int()),
  branch: z.string().optional(),
  branchUrl: z.string().optional(),
  commit: z.string().optional(),
  /** Where the git host has pull requests. */
  pullRequestUrl: z.string().optional(),
  campaignId: z.string().optional(),
  /**
   * Why it was declined, why it failed, or, of one that is proposed, why its
   * branch has no pull request: proposed again, it gets one.
   */
  reason: z.string().optional(),
  /** Until when it is not asked again. */
  declinedUntil: timestampSchema.optional(),
  createdBy: z.string(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

/** `GET /upgrades/:id` */
export const upgradeDetailSchema = upgradeSchema.extend({
  files: z.array(upgradeFileSchema),
  migrations: z.array(z.object({ version: versionSchema, intent: z.string() })),
  releases: z.array(releaseSchema),
  answers: answersSchema,
  newQuestions: z.array(newQuestionSchema),
  /**
   * What to know before it is proposed, a sentence each: answers that are no
   * longer asked for, a history that was rewritten, an earlier refusal.
   */
  notes: z.array(z.string()),
});

/** `GET /upgrades` */
export const listUpgradesQuerySchema = z.strictObject({
  ...pageQueryShape,
  entityRef: entityRefSchema.optional(),
  template: templateNameSchema.optional(),
  campaignId: z.string().optional(),
  status: manySchema.pipe(z.array(upgradeStatusSchema)).optional(),
});

/**
 * `POST /upgrades`: computes an upgrade and keeps it as a preview; nothing is
 * written to the repository. An older preview of the service is superseded.
 */
export const createUpgradeRequestSchema = z.strictObject({
  entityRef: entityRefSchema,
  toVersion: versionSchema.optional(),
  /** Answers to new questions, or other answers than before. */
  answers: answersSchema.optional(),
});

/** `POST /upgrades/:id/decline` */
export const declineUpgradeRequestSchema = z.strictObject({
  reason: z.string().trim().min(5).max(1_000),
  until: timestampSchema.optional(),
});

export const ringSchema = z.object({
  name: z.string().trim().min(1).max(100),
  entityRefs: z.array(entityRefSchema).min(1).max(500),
});

/** `POST /campaigns`: one release for many repositories, ring after ring. */
export const createCampaignRequestSchema = z.strictObject({
  title: z.string().trim().min(3).max(200),
  template: templateNameSchema,
  toVersion: versionSchema,
  rings: z.array(ringSchema).min(1).max(20),
});

export const campaignSchema = z.object({
  id: z.string(),
  title: z.string(),
  template: templateNameSchema,
  toVersion: versionSchema,
  status: z.enum(['running', 'completed', 'stopped']),
  /** The ring whose upgrades are proposed, counted from 0; -1 before. */
  ring: z.number().int(),
  rings: z.array(
    z.object({
      name: z.string(),
      services: z.number().int(),
      merged: z.number().int(),
      proposed: z.number().int(),
      conflicts: z.number().int(),
      declined: z.number().int(),
      failed: z.number().int(),
    }),
  ),
  createdBy: z.string(),
  createdAt: timestampSchema,
  updatedAt: timestampSchema,
});

/** `GET /campaigns` */
export const listCampaignsQuerySchema = z.strictObject({
  ...pageQueryShape,
  template: templateNameSchema.optional(),
});

/** `GET /campaigns/:id` */
export const campaignDetailSchema = campaignSchema.extend({
  services: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      ring: z.number().int(),
      upgrade: upgradeSchema.optional(),
    }),
  ),
});

export const listUpgradesResponseSchema = pageOf(upgradeSchema);
export const listCampaignsResponseSchema = pageOf(campaignSchema);

/** @public */
export type FileOutcome = z.output<typeof fileOutcomeSchema>;
/** @public */
export type UpgradeFile = z.output<typeof upgradeFileSchema>;
/** @public */
export type UpgradeFileContent = z.output<typeof upgradeFileContentSchema>;
/** @public */
export type NewQuestion = z.output<typeof newQuestionSchema>;
/** @public */
export type Upgrade = z.output<typeof upgradeSchema>;
/** @public */
export type UpgradeDetail = z.output<typeof upgradeDetailSchema>;
/** @public */
export type ListUpgradesQuery = Partial<
  z.output<typeof listUpgradesQuerySchema>
>;
/** @public */
export type CreateUpgradeRequest = z.output<typeof createUpgradeRequestSchema>;
/** @public */
export type DeclineUpgradeRequest = z.output<
  typeof declineUpgradeRequestSchema
>;
/** @public */
export type CreateCampaignRequest = z.output<
  typeof createCampaignRequestSchema
>;
/** @public */
export type Campaign = z.output<typeof campaignSchema>;
/** @public */
export type CampaignDetail = z.output<typeof campaignDetailSchema>;
/** @public */
export type ListCampaignsQuery = Partial<
  z.output<typeof listCampaignsQuerySchema>
>;
