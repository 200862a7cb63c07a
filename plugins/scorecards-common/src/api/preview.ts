import { z } from 'zod';
import { definitionKinds } from '../definitions';
import {
  entitySummarySchema,
  levelCountSchema,
  statusCountsSchema,
  verdictStatusSchema,
} from './common';
import { levelSchema, scorecardRefSchema } from './scorecards';

/** The longest text that can be previewed, in characters. */
export const MAX_PREVIEW_TEXT = 100_000;

/** The furthest that a preview looks back, in days. */
export const MAX_PREVIEW_DAYS = 90;

/**
 * `POST /preview`: definitions that are not in force yet. Those with the id of
 * one in force replace it for the preview; all others stay as they are.
 *
 * @public
 */
export const previewRequestSchema = z.object({
  /** YAML, with any number of documents. */
  documents: z.string().min(1).max(MAX_PREVIEW_TEXT),
  /** Also tells what would have been on each of the last days. */
  since: z.number().int().min(1).max(MAX_PREVIEW_DAYS).optional(),
});

/**
 * What is wrong with the documents. Lines and columns count from 1.
 *
 * @public
 */
export const previewProblemSchema = z.object({
  kind: z.enum(definitionKinds).optional(),
  id: z.string().optional(),
  /** The field, such as `levels[0].checks[2]`. */
  path: z.string().optional(),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
  /** Whether it would keep the definition from coming into force. */
  blocking: z.boolean(),
});

/** One of a check's own tests. */
export const previewTestSchema = z.object({
  check: z.string(),
  name: z.string(),
  expect: verdictStatusSchema,
  /** `not-run` where the check does not compile. */
  outcome: z.enum(['passed', 'failed', 'not-run']),
  message: z.string().optional(),
});

/** The status of an entity before and after; absent where there is none. */
const changeShape = {
  before: verdictStatusSchema.optional(),
  after: verdictStatusSchema.optional(),
};

/**
 * What a check would say. Counts are of the entities that it gives a verdict;
 * `before` is what the version in force says of the same facts at the same
 * time, and absent where there is none.
 *
 * @public
 */
export const previewCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  before: statusCountsSchema.optional(),
  after: statusCountsSchema,
  /** How many entities would have another status, or a first or no verdict. */
  changed: z.number().int(),
  /** The owners with the most changes first; at most 100. */
  byOwner: z.array(
    z.object({
      /** Absent for entities without an owner. */
      owner: z.string().optional(),
      before: statusCountsSchema.optional(),
      after: statusCountsSchema,
      changed: z.number().int(),
    }),
  ),
  /** A few entities of each status, those that change first. */
  samples: z.array(
    z.object({
      entity: entitySummarySchema,
      ...changeShape,
      message: z.string(),
    }),
  ),
  /** With `since`: the end of each day, oldest first; today as it is now. */
  trend: z
    .array(z.object({ day: z.iso.date(), statusCounts: statusCountsSchema }))
    .optional(),
});

/**
 * Where entities would stand on a scorecard, counting only what is in force by
 * then: a check in preview moves nobody.
 *
 * @public
 */
export const previewScorecardSchema = z.object({
  scorecard: scorecardRefSchema,
  levels: z.array(levelSchema),
  before: z.array(levelCountSchema).optional(),
  after: z.array(levelCountSchema),
  up: z.number().int(),
  down: z.number().int(),
  joined: z.number().int(),
  left: z.number().int(),
  /** The owners with the most falls first; at most 100. */
  byOwner: z.array(
    z.object({
      owner: z.string().optional(),
      up: z.number().int(),
      down: z.number().int(),
      joined: z.number().int(),
      left: z.number().int(),
    }),
  ),
  /** A few entities that would move, those that fall first. */
  samples: z.array(
    z.object({
      entity: entitySummarySchema,
      from: levelSchema.optional(),
      to: levelSchema.optional(),
      /** Checks that would say something else of it. */
      checks: z.array(z.object({ id: z.string(), ...changeShape })),
    }),
  ),
  /** With `since`: the end of each day, oldest first. */
  trend: z
    .array(z.object({ day: z.iso.date(), levels: z.array(levelCountSchema) }))
    .optional(),
});

/** Answers `POST /preview`. */
export const previewResponseSchema = z.object({
  /** How many entities were looked at. */
  entities: z.number().int(),
  /** How many there are that the caller may read. */
  totalEntities: z.number().int(),
  problems: z.array(previewProblemSchema),
  tests: z.array(previewTestSchema),
  /** The checks of the documents, and those that read a source of them. */
  checks: z.array(previewCheckSchema),
  /** The scorecards of the documents, and those that ask for such checks. */
  scorecards: z.array(previewScorecardSchema),
});

/** @public */
export type PreviewRequest = z.input<typeof previewRequestSchema>;
/** @public */
export type PreviewProblem = z.output<typeof previewProblemSchema>;
/** @public */
export type PreviewTest = z.output<typeof previewTestSchema>;
/** @public */
export type PreviewCheck = z.output<typeof previewCheckSchema>;
/** @public */
export type PreviewScorecard = z.output<typeof previewScorecardSchema>;
/** @public */
export type Preview = z.output<typeof previewResponseSchema>;
