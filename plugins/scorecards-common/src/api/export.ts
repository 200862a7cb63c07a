import { z } from 'zod';
import { exemptionSchema, listExemptionsQuerySchema } from './exemptions';
import {
  listScorecardEntitiesQuerySchema,
  scorecardEntitySchema,
} from './scorecards';

/**
 * What a list can be downloaded as: `json` has the items of the list, `csv` a
 * row for each; of a scorecard with a column for each check.
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

/** `GET /exemptions/export`: the whole ledger as one stream. */
export const exportExemptionsQuerySchema = listExemptionsQuerySchema
  .omit({ cursor: true, limit: true })
  .extend({ format: z.enum(exportFormats).default('json') });
/** @public */
export const exportExemptionsResponseSchema = z.array(exemptionSchema);

/** @public */
export type ExportExemptionsQuery = z.input<typeof exportExemptionsQuerySchema>;
/** @public */
export type ExportScorecardQuery = z.input<typeof exportScorecardQuerySchema>;
