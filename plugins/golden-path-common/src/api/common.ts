import { z } from 'zod';

/** The largest page that any list answers. */
export const MAX_PAGE_SIZE = 200;

export const timestampSchema = z.iso.datetime({ offset: true });

export const entityRefSchema = z
  .string()
  .regex(
    /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/,
    'must be a full entity ref such as component:default/visits-api',
  )
  .transform(ref => ref.toLocaleLowerCase('en-US'));

/** The name of a template: the folder that it is in. */
export const templateNameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be the name of a template such as service-node',
  )
  .max(63);

export const versionSchema = z
  .string()
  .regex(
    /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
    'must be a semantic version such as 1.2.0',
  )
  .max(64);

/** What somebody answered in the wizard: JSON by the name of the question. */
export const answersSchema = z.record(z.string().max(200), z.json());

/** Query parameters come as one string or as several. */
export const manySchema = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (Array.isArray(value) ? value : [value]));

export const pageQueryShape = {
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
};

/** One page of a list, with an opaque cursor when there is another. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    totalItems: z.number().int(),
    nextCursor: z.string().optional(),
  });
}

export const filePolicySchema = z.enum(['managed', 'merged', 'seed']);
export const fileModeSchema = z.enum(['100644', '100755', '120000']);
export const fileEncodingSchema = z.enum(['utf8', 'base64']);

/** One file of a repository, a plan or a release. */
export const repositoryFileSchema = z.object({
  path: z.string().min(1).max(1_000),
  mode: fileModeSchema,
  encoding: fileEncodingSchema,
  content: z.string(),
});

/**
 * How much the team's release is behind: the largest part of the version that
 * differs, or `unknown` when the repository could not be read.
 */
export const driftSchema = z.enum([
  'current',
  'patch',
  'minor',
  'major',
  'unknown',
]);

/** @public */
export type Answers = z.output<typeof answersSchema>;
/** @public */
export type FilePolicy = z.output<typeof filePolicySchema>;
/** @public */
export type RepositoryFile = z.output<typeof repositoryFileSchema>;
/** @public */
export type Drift = z.output<typeof driftSchema>;
/** @public */
export type Page<T> = { items: T[]; totalItems: number; nextCursor?: string };
