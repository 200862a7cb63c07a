import { z } from 'zod';
import { answersSchema, repositoryFileSchema, versionSchema } from '../api';

/** @public */
export const stampApiVersion = 'guildhall.dev/v1alpha1';

/**
 * Where a generated repository says what it was made from.
 *
 * @public
 */
export const stampPath = '.guildhall/template.yaml';

/**
 * Where a generated repository keeps the files as they were rendered.
 *
 * @public
 */
export const basePath = '.guildhall/base.jsonl';

export const templateStampSchema = z.strictObject({
  apiVersion: z.literal(stampApiVersion),
  kind: z.literal('TemplateStamp'),
  template: z.string().regex(/^template:[^:/\s]+\/[^:/\s]+$/, {
    error: 'must be the ref of a template, such as template:default/service',
  }),
  version: versionSchema,
  answers: answersSchema,
  /** SHA-256 of the stored base. */
  base: z.string().regex(/^[0-9a-f]{64}$/, {
    error: 'must be a SHA-256 in hexadecimal digits',
  }),
});

export const baseLineSchema = z.strictObject(repositoryFileSchema.shape);
