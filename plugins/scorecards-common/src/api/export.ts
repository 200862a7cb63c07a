import { z } from 'zod';
import {
  listScorecardEntitiesQuerySchema,
  scorecardEntitySchema,
} from './scorecards';

/**
 * What a scorecard can be downloaded as: `json` has the items of the list of
 * entities, `csv` a row for each entity and a column for each check.
 *
 * @public
 */
export const exportFormats = ['csv', 'json'] as const;

/** @public */
export type ExportFormat = (typeof exportFormats)[number];

/** `GET /scorecards/:id/export`: all entities, by ref, as one stream. */
export const exportScorecardQuerySchema = listScorecardEntitiesQuerySchema
  .omit({ sort: true, cursor: true, limit: true })
  .extend({ format: z.enum(exportFormats).default('json') });
/** @public */
export const exportScorecardResponseSchema = z.array(scorecardEntitySchema);

/** @public */
export type ExportScorecardQuery = z.input<typeof exportScorecardQuerySchema>;
