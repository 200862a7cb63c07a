import { z } from 'zod';
import { definitionKinds, scorecardStages } from '../definitions';
import { manySchema, pageOf, pageQueryShape } from './common';

/** `GET /definitions`: everything that is in force, drafts and retired ones too. */
export const listDefinitionsQuerySchema = z.object({
  kind: manySchema.pipe(z.array(z.enum(definitionKinds))).optional(),
  ...pageQueryShape,
});

/**
 * A definition, and where it is from.
 *
 * @public
 */
export const definitionSummarySchema = z.object({
  kind: z.enum(definitionKinds),
  id: z.string(),
  title: z.string(),
  /** Absent for sources, which have no stages. */
  stage: z.enum(scorecardStages).optional(),
  /** Content hash. */
  version: z.string(),
});

/** @public */
export const listDefinitionsResponseSchema = pageOf(definitionSummarySchema);

/** `GET /definitions/:kind/:id`. */
export const definitionSchema = definitionSummarySchema.extend({
  /** As it stands in its file. */
  yaml: z.string(),
  /** The file and line; absent where the file no longer has this version. */
  origin: z.string().optional(),
});

/** @public */
export type DefinitionSummary = z.output<typeof definitionSummarySchema>;
/** @public */
export type DefinitionText = z.output<typeof definitionSchema>;
/** @public */
export type ListDefinitionsQuery = z.input<typeof listDefinitionsQuerySchema>;
