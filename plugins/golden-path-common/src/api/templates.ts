import { z } from 'zod';
import {
  fileModeSchema,
  pageOf,
  pageQueryShape,
  repositoryFileSchema,
  templateNameSchema,
  timestampSchema,
  versionSchema,
} from './common';

/** `GET /templates` */
export const listTemplatesQuerySchema = z.strictObject({
  ...pageQueryShape,
  q: z.string().max(200).optional(),
});

/** Why a template cannot be used, or what its author should mend. */
export const templateProblemSchema = z.object({
  file: z.string(),
  line: z.number().int().optional(),
  message: z.string(),
});

/**
 * How runs of a template went in the last 90 days. Rates are between 0 and 1
 * and absent when nothing was counted; `minutesToFinish` is the median, from
 * opening the wizard to the end of the run.
 */
export const templateStatisticsSchema = z.object({
  visits: z.number().int(),
  runs: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  successRate: z.number().optional(),
  minutesToFinish: z.number().optional(),
  /** On which step of the wizard people stopped, most first. */
  abandonedAt: z.array(z.object({ step: z.string(), count: z.number().int() })),
  /** Which step of the run failed, most first. */
  failedAt: z.array(z.object({ step: z.string(), count: z.number().int() })),
  rating: z.object({
    average: z.number().optional(),
    count: z.number().int(),
  }),
});

export const templateSummarySchema = z.object({
  name: templateNameSchema,
  /** Of the Template entity, such as `template:default/service-node`. */
  templateRef: z.string(),
  title: z.string(),
  description: z.string(),
  owner: z.string().optional(),
  type: z.string(),
  tags: z.array(z.string()),
  /** The newest release; absent when none could be loaded. */
  version: versionSchema.optional(),
  releasedAt: timestampSchema.optional(),
  services: z.number().int(),
  /** Services whose repository is on an older release. */
  servicesBehind: z.number().int(),
  statistics: templateStatisticsSchema,
  problems: z.array(templateProblemSchema),
});

export const releaseSchema = z.object({
  version: versionSchema,
  releasedAt: timestampSchema,
  /** The section of the changelog, in Markdown. */
  changes: z.string(),
  services: z.number().int(),
});

export const handoverTaskSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  owner: z.string().optional(),
});

/** `GET /templates/:name` */
export const templateDetailSchema = templateSummarySchema.extend({
  releases: z.array(releaseSchema),
  /** Services born in each week, oldest first; `week` is its Monday. */
  births: z.array(z.object({ week: z.iso.date(), count: z.number().int() })),
});

/**
 * `GET /templates/:name/releases/:version/files`: what the scaffolder renders,
 * all layers put together.
 */
export const releaseFilesSchema = z.object({
  name: templateNameSchema,
  version: versionSchema,
  copyWithoutTemplating: z.array(z.string()),
  files: z.array(repositoryFileSchema.extend({ mode: fileModeSchema })),
});

/** `GET /templates/entities`: for the catalog, by services only. */
export const templateEntitiesSchema = z.object({
  items: z.array(z.looseObject({ kind: z.string(), apiVersion: z.string() })),
});

export const listTemplatesResponseSchema = pageOf(templateSummarySchema);

/** @public */
export type ListTemplatesQuery = Partial<
  z.output<typeof listTemplatesQuerySchema>
>;
/** @public */
export type TemplateProblem = z.output<typeof templateProblemSchema>;
/** @public */
export type TemplateStatistics = z.output<typeof templateStatisticsSchema>;
/** @public */
export type TemplateSummary = z.output<typeof templateSummarySchema>;
/** @public */
export type Release = z.output<typeof releaseSchema>;
/** @public */
export type HandoverTask = z.output<typeof handoverTaskSchema>;
/** @public */
export type TemplateDetail = z.output<typeof templateDetailSchema>;
/** @public */
export type ReleaseFiles = z.output<typeof releaseFilesSchema>;
