import { z } from 'zod';

/**
 * The type of search documents about checks and scorecards.
 *
 * @public
 */
export const SCORECARDS_SEARCH_TYPE = 'scorecards';

/**
 * A check or a scorecard, as search finds it.
 *
 * @public
 */
export const scorecardsDocumentSchema = z.object({
  title: z.string(),
  text: z.string(),
  /** The path of its page. */
  location: z.string(),
  what: z.enum(['check', 'scorecard']),
  /** Its id. */
  name: z.string(),
  owner: z.string(),
  /** For a check: the title of a scorecard that asks for it. */
  scorecard: z.string().optional(),
});

/** @public */
export type ScorecardsDocument = z.output<typeof scorecardsDocumentSchema>;
