import { valid } from 'semver';
import { z } from 'zod';
import { filePolicySchema, handoverTaskSchema } from '../api';
import { pathProblem } from '../stamp';

const layerSchema = z.string().refine(
  // Its own folders, and those of the template beside it.
  layer => !pathProblem(layer.replace(/^\.\.\//, '')),
  { error: 'must be a folder such as skeleton or ../service-node/skeleton' },
);

const globsSchema = z.array(z.string().min(1).max(1000)).min(1);

const fileRuleSchema = z.strictObject({
  paths: globsSchema,
  policy: filePolicySchema,
});

const pathSchema = z.string().superRefine((path, context) => {
  const problem = pathProblem(path);
  if (problem) {
    context.addIssue({ code: 'custom', message: problem });
  }
});

export const manifestSchema = z.strictObject({
  version: z.string().refine(version => valid(version) === version, {
    error: 'must be a semantic version such as 1.2.0',
  }),
  layers: z.array(layerSchema).min(1).default(['skeleton']),
  /** Which files of the layers are wanted. Default: all. */
  include: globsSchema.optional(),
  copyWithoutTemplating: z.array(z.string().min(1)).default([]),
  files: z.array(fileRuleSchema).default([]),
  handover: z
    .array(
      z.strictObject({
        ...handoverTaskSchema.shape,
        when: z
          .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
          .optional(),
      }),
    )
    .default([]),
  run: z.array(z.string().min(1)).default([]),
});

const stepSchema = z
  .strictObject({
    move: z.strictObject({ from: pathSchema, to: pathSchema }).optional(),
    replace: z
      .strictObject({
        paths: globsSchema,
        text: z.string().min(1),
        with: z.string(),
      })
      .optional(),
    delete: z.strictObject({ path: pathSchema }).optional(),
  })
  .refine(step => Object.keys(step).length === 1, {
    error: 'must have one of move, replace and delete',
  });

export const migrationSchema = z.strictObject({
  intent: z.string().trim().min(1),
  steps: z.array(stepSchema).min(1),
});

/**
 * What golden-path.yaml of a template says.
 *
 * @public
 */
export type TemplateManifest = z.output<typeof manifestSchema>;

/**
 * Which policy the files have whose path matches one of the patterns.
 *
 * @public
 */
export type FileRule = z.output<typeof fileRuleSchema>;

/**
 * One change that a migration makes: exactly one member is set.
 *
 * @public
 */
export type MigrationStep = z.output<typeof stepSchema>;

/**
 * What has to happen to the files of a service before a release can be merged
 * into them.
 *
 * @public
 */
export interface Migration {
  /** Of the release that brings it. */
  version: string;
  /** Why it is made. */
  intent: string;
  steps: MigrationStep[];
}
