import { z } from 'zod';
import {
  entityRefSchema,
  manySchema,
  pageOf,
  pageQueryShape,
  templateNameSchema,
  timestampSchema,
  versionSchema,
} from './common';
import { handoverTaskSchema } from './templates';

export const effectKindSchema = z.enum([
  'git-repository',
  'git-branch',
  'catalog-location',
]);
export const effectStatusSchema = z.enum([
  'pending',
  'done',
  'failed',
  'undone',
]);

/**
 * Where an effect is, as much as it takes to undo it. `commit` is the head
 * that was pushed: a repository or branch that moved on is not undone.
 */
export const effectTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('git-repository'),
    host: z.string(),
    name: z.string(),
    commit: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('git-branch'),
    host: z.string(),
    name: z.string(),
    branch: z.string(),
    commit: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('catalog-location'),
    target: z.string(),
    locationId: z.string().optional(),
  }),
]);

/** One thing that was made outside the portal. */
export const effectSchema = z.object({
  id: z.string(),
  /** Of the scaffolder task, or of the upgrade, that made it. */
  taskId: z.string(),
  stepId: z.string(),
  key: z.string(),
  title: z.string(),
  target: effectTargetSchema,
  /** The entity that it belongs to, once that is known. */
  entityRef: z.string().optional(),
  template: templateNameSchema.optional(),
  templateVersion: versionSchema.optional(),
  status: effectStatusSchema,
  /** Why it failed, or why it could not be undone the last time. */
  error: z.string().optional(),
  /** What undoing does. */
  undo: z.string(),
  createdBy: z.string(),
  createdAt: timestampSchema,
  undoneBy: z.string().optional(),
  undoneAt: timestampSchema.optional(),
});

/** `GET /effects` */
export const listEffectsQuerySchema = z.strictObject({
  ...pageQueryShape,
  taskId: z.string().optional(),
  entityRef: entityRefSchema.optional(),
  status: manySchema.pipe(z.array(effectStatusSchema)).optional(),
});

/**
 * `POST /effects`, by services on behalf of the person: says that something is
 * about to be made. Asked again for the same task, step and key it answers the
 * effect that is there.
 */
export const beginEffectRequestSchema = z.strictObject({
  taskId: z.string().min(1).max(200),
  stepId: z.string().min(1).max(200),
  key: z.string().min(1).max(200),
  title: z.string().min(1).max(300),
  target: effectTargetSchema,
  template: templateNameSchema.optional(),
  templateVersion: versionSchema.optional(),
  createdBy: z.string().min(1).max(300),
});

/** `PATCH /effects/:id`, by services: how making it ended. */
export const finishEffectRequestSchema = z.strictObject({
  status: z.enum(['done', 'failed']),
  target: effectTargetSchema.optional(),
  entityRef: entityRefSchema.optional(),
  error: z.string().max(2_000).optional(),
});

/** `POST /effects/:id/undo` and `POST /runs/:taskId/undo` */
export const undoResponseSchema = z.object({ items: z.array(effectSchema) });

/**
 * `GET /runs/:taskId`: one run of a template, for whoever started it. The
 * log and the steps are the scaffolder's own.
 */
export const runSchema = z.object({
  taskId: z.string(),
  template: templateNameSchema,
  templateVersion: versionSchema.optional(),
  status: z.enum(['open', 'processing', 'completed', 'failed', 'cancelled']),
  createdBy: z.string().optional(),
  createdAt: timestampSchema,
  finishedAt: timestampSchema.optional(),
  effects: z.array(effectSchema),
  /** Once the repository is there. */
  repository: z
    .object({ host: z.string(), name: z.string(), cloneUrl: z.string() })
    .optional(),
  entityRef: z.string().optional(),
  run: z.array(z.string()),
  handover: z.array(handoverTaskSchema),
});

/**
 * `PUT /visits/:id`: how far somebody came in the wizard. The id is made by
 * the page, once for each time that a wizard is begun. Answers `{}`.
 */
export const visitRequestSchema = z.strictObject({
  template: templateNameSchema,
  step: z.string().min(1).max(200),
  taskId: z.string().max(200).optional(),
});

export const listEffectsResponseSchema = pageOf(effectSchema);

/** @public */
export type EffectTarget = z.output<typeof effectTargetSchema>;
/** @public */
export type EffectStatus = z.output<typeof effectStatusSchema>;
/** @public */
export type Effect = z.output<typeof effectSchema>;
/** @public */
export type ListEffectsQuery = Partial<z.output<typeof listEffectsQuerySchema>>;
/** @public */
export type BeginEffectRequest = z.output<typeof beginEffectRequestSchema>;
/** @public */
export type FinishEffectRequest = z.output<typeof finishEffectRequestSchema>;
/** @public */
export type UndoResponse = z.output<typeof undoResponseSchema>;
/** @public */
export type Run = z.output<typeof runSchema>;
/** @public */
export type VisitRequest = z.output<typeof visitRequestSchema>;
