import { z } from 'zod';
import {
  answersSchema,
  filePolicySchema,
  repositoryFileSchema,
  templateNameSchema,
  versionSchema,
} from './common';
import { handoverTaskSchema } from './templates';

/**
 * `POST /preflight`. Answers may be incomplete: only what is there is checked,
 * so that a field can be checked while it is typed. With `reserveFor`, the
 * name is kept for that scaffolder task for half an hour; services only.
 */
export const preflightRequestSchema = z.strictObject({
  template: templateNameSchema.optional(),
  answers: answersSchema,
  reserveFor: z.string().max(200).optional(),
});

/**
 * What one check found. `field` is the answer's name (a JSON pointer for
 * something inside it); `fix` says what to do about it.
 */
export const findingSchema = z.object({
  check: z.enum([
    'name-convention',
    'name-reserved',
    'name-free-in-catalog',
    'name-free-on-host',
    'name-free-in-registry',
    'owner-exists',
    'owner-is-yours',
    'reference-exists',
    'host-exists',
    'no-secrets',
    'answers-valid',
  ]),
  field: z.string(),
  status: z.enum(['ok', 'blocked', 'unknown']),
  message: z.string(),
  fix: z.string().optional(),
  /** A value that would do. */
  suggestion: z.string().optional(),
});

/** `ok` is true when nothing is blocked; unknown findings do not block. */
export const preflightResponseSchema = z.object({
  ok: z.boolean(),
  findings: z.array(findingSchema),
});

/** `POST /plans` */
export const createPlanRequestSchema = z.strictObject({
  template: templateNameSchema,
  answers: answersSchema,
});

/** A file that would be written; what was there before is in `before`. */
export const plannedFileSchema = repositoryFileSchema.extend({
  policy: filePolicySchema,
  /** Bytes. */
  size: z.number().int(),
  before: z.string().optional(),
});

/** Something that would be made outside the portal, with its inverse. */
export const plannedEffectSchema = z.object({
  kind: z.enum(['git-repository', 'git-branch', 'catalog-location']),
  title: z.string(),
  target: z.string(),
  status: z.enum(['create', 'exists', 'blocked', 'unknown']),
  reason: z.string().optional(),
  undo: z.string(),
});

export const planSchema = z.object({
  template: templateNameSchema,
  version: versionSchema,
  /** True when nothing is blocked. */
  ok: z.boolean(),
  findings: z.array(findingSchema),
  files: z.array(plannedFileSchema),
  effects: z.array(plannedEffectSchema),
  handover: z.array(handoverTaskSchema),
  run: z.array(z.string()),
});

/** `GET /hosts` */
export const gitHostSchema = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['local', 'remote']),
  isDefault: z.boolean(),
});
export const listHostsResponseSchema = z.object({
  items: z.array(gitHostSchema),
});

/** @public */
export type PreflightRequest = z.output<typeof preflightRequestSchema>;
/** @public */
export type Finding = z.output<typeof findingSchema>;
/** @public */
export type PreflightResponse = z.output<typeof preflightResponseSchema>;
/** @public */
export type CreatePlanRequest = z.output<typeof createPlanRequestSchema>;
/** @public */
export type PlannedFile = z.output<typeof plannedFileSchema>;
/** @public */
export type PlannedEffect = z.output<typeof plannedEffectSchema>;
/** @public */
export type Plan = z.output<typeof planSchema>;
/** @public */
export type GitHostInfo = z.output<typeof gitHostSchema>;
