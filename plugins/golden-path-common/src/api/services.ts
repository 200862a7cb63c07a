import { z } from 'zod';
import {
  answersSchema,
  driftSchema,
  entityRefSchema,
  filePolicySchema,
  manySchema,
  pageOf,
  pageQueryShape,
  templateNameSchema,
  timestampSchema,
  versionSchema,
} from './common';
import { effectSchema } from './effects';
import { releaseSchema } from './templates';

/** `GET /services` */
export const listServicesQuerySchema = z.strictObject({
  ...pageQueryShape,
  template: templateNameSchema.optional(),
  version: versionSchema.optional(),
  owner: manySchema.optional(),
  drift: manySchema.pipe(z.array(driftSchema)).optional(),
  /** Exactly this repository: the id of its git host, `/` and its name. */
  repository: z
    .string()
    .regex(
      /^[a-z0-9-]+\/[A-Za-z0-9._-]+$/,
      'must be a git host and the name of a repository such as local/visits-api',
    )
    .max(200)
    .optional(),
  q: z.string().max(200).optional(),
});

export const upgradeStatusSchema = z.enum([
  'preview',
  'proposed',
  'merged',
  'declined',
  'superseded',
  'failed',
]);

/** A repository that was made from a template, or brought onto it. */
export const generatedServiceSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  system: z.string().optional(),
  template: templateNameSchema,
  /** The release that its stamp names; absent when it cannot be read. */
  version: versionSchema.optional(),
  latestVersion: versionSchema.optional(),
  drift: driftSchema,
  /** Files of the template that the team changed or deleted. */
  changedFiles: z.number().int().optional(),
  repositoryUrl: z.string(),
  createdAt: timestampSchema,
  createdBy: z.string().optional(),
  /** When the repository was last read with success. */
  checkedAt: timestampSchema.optional(),
  /** Why it could not be read the last time. */
  error: z.string().optional(),
  /** The newest upgrade, if there was one. */
  upgrade: z
    .object({
      id: z.string(),
      toVersion: versionSchema,
      status: upgradeStatusSchema,
      conflicts: z.number().int(),
      reason: z.string().optional(),
    })
    .optional(),
});

/** What a team did with one file of its template. */
export const fileDriftSchema = z.object({
  path: z.string(),
  policy: filePolicySchema,
  state: z.enum(['unchanged', 'changed', 'deleted']),
});

/** `GET /services/:kind/:namespace/:name` */
export const serviceDetailSchema = generatedServiceSchema.extend({
  cloneUrl: z.string().optional(),
  commit: z.string().optional(),
  answers: answersSchema,
  files: z.array(fileDriftSchema),
  /** Releases that the service does not have yet, newest first. */
  missedReleases: z.array(releaseSchema),
  effects: z.array(effectSchema),
});

/** `GET /services/:kind/:namespace/:name/off-boarding` */
export const offBoardingSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      status: z.enum(['open', 'done', 'blocked', 'unknown']),
      owner: z.string().optional(),
      entityRef: z.string().optional(),
      effectId: z.string().optional(),
    }),
  ),
});

/** `POST /feedback` */
export const feedbackRequestSchema = z.strictObject({
  template: templateNameSchema,
  version: versionSchema,
  rating: z.number().int().min(1).max(5),
  note: z.string().max(2_000).optional(),
  taskId: z.string().max(200).optional(),
});

export const feedbackSchema = z.object({
  id: z.string(),
  template: templateNameSchema,
  version: versionSchema,
  rating: z.number().int(),
  note: z.string().optional(),
  createdBy: z.string(),
  createdAt: timestampSchema,
});

/** `GET /feedback` */
export const listFeedbackQuerySchema = z.strictObject({
  ...pageQueryShape,
  template: templateNameSchema.optional(),
  version: versionSchema.optional(),
});

/**
 * `POST /services`, by services: a repository has got a stamp. The entity is
 * read again by a schedule afterwards.
 */
export const recordServiceRequestSchema = z.strictObject({
  entityRef: entityRefSchema,
  host: z.string(),
  name: z.string(),
  template: templateNameSchema,
  version: versionSchema,
  taskId: z.string(),
  createdBy: z.string(),
});

export const listServicesResponseSchema = pageOf(generatedServiceSchema);
export const listFeedbackResponseSchema = pageOf(feedbackSchema);

/** @public */
export type ListServicesQuery = Partial<
  z.output<typeof listServicesQuerySchema>
>;
/** @public */
export type UpgradeStatus = z.output<typeof upgradeStatusSchema>;
/** @public */
export type GeneratedService = z.output<typeof generatedServiceSchema>;
/** @public */
export type FileDrift = z.output<typeof fileDriftSchema>;
/** @public */
export type ServiceDetail = z.output<typeof serviceDetailSchema>;
/** @public */
export type OffBoarding = z.output<typeof offBoardingSchema>;
/** @public */
export type FeedbackRequest = z.output<typeof feedbackRequestSchema>;
/** @public */
export type Feedback = z.output<typeof feedbackSchema>;
/** @public */
export type ListFeedbackQuery = Partial<
  z.output<typeof listFeedbackQuerySchema>
>;
/** @public */
export type RecordServiceRequest = z.output<typeof recordServiceRequestSchema>;
