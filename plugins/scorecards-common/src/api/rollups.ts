import { z } from 'zod';
import {
  entityFilterShape,
  entitySummarySchema,
  levelCountSchema,
  pageOf,
  pageQueryShape,
  verdictStatusSchema,
} from './common';
import { levelSchema, scorecardRefSchema } from './scorecards';

/**
 * Groups with fewer entities than this are not ranked: one entity more or less
 * would throw them from one end to the other.
 *
 * @public
 */
export const MIN_RANKED_ENTITIES = 3;

/**
 * Groups with a smaller share of known verdicts are not ranked: their points
 * would say what is measured and not what is good.
 *
 * @public
 */
export const MIN_RANKED_COVERAGE = 0.5;

/** `GET /leaderboard`. */
export const getLeaderboardQuerySchema = z.object({
  by: z.enum(['owner', 'system', 'domain', 'kind']),
  /** Default: all active scorecards together. */
  scorecard: z.string().optional(),
  /**
   * `flat`: what belongs to a group itself. `tree`: with everything below it,
   * one step of the hierarchy at a time; for owners and domains.
   */
  rollUp: z.enum(['flat', 'tree']).default('flat'),
  /** The groups directly below this one; with `tree`. */
  parent: z.string().max(500).optional(),
  sort: z
    .enum(['points', 'coverage', 'entities', 'moved', 'name'])
    .default('points'),
  ...entityFilterShape,
  ...pageQueryShape,
});

/**
 * Where one group stands, next to the others.
 *
 * @public
 */
export const leaderboardRowSchema = z.object({
  /** Absent for entities without an owner, a system or a domain. */
  group: z.string().optional(),
  entities: z.number().int(),
  /** Shares from 0 to 1, absent where there is nothing to divide by. */
  points: z.number().optional(),
  coverage: z.number().optional(),
  /** Entities by level; absent over several scorecards. */
  levelCounts: z.array(levelCountSchema).optional(),
  /** Levels risen and fallen in the last 30 days. */
  moved: z.object({ up: z.number().int(), down: z.number().int() }),
  /** The place by points, shared by equals; absent where it would be unfair. */
  rank: z.number().int().optional(),
  notRanked: z.enum(['few-entities', 'little-measured']).optional(),
  /** How many groups are directly below it. */
  children: z.number().int(),
});
/** @public */
export const getLeaderboardResponseSchema = pageOf(leaderboardRowSchema);

/** `GET /next-actions`. */
export const listNextActionsQuerySchema = z.object({
  scorecard: z.string().optional(),
  /** Days of work to plan; everything that is possible, if absent. */
  budget: z.coerce.number().min(0).max(10_000).optional(),
  ...entityFilterShape,
  ...pageQueryShape,
});

/**
 * What to do to one entity: fixes that together lift it by a level on each of
 * the scorecards.
 *
 * @public
 */
export const nextActionSchema = z.object({
  entity: entitySummarySchema,
  /** Days; a check that does not say counts as one day. */
  effort: z.number(),
  lifts: z.array(
    z.object({
      scorecard: scorecardRefSchema,
      from: levelSchema,
      to: levelSchema,
    }),
  ),
  fixes: z.array(
    z.object({
      check: z.object({
        id: z.string(),
        title: z.string(),
        /** Days; absent if the definition does not say. */
        effort: z.number().optional(),
      }),
      status: verdictStatusSchema,
      message: z.string(),
    }),
  ),
});
/** @public */
export const listNextActionsResponseSchema = pageOf(nextActionSchema).extend({
  /** What the actions of all pages come to. */
  plan: z.object({ lifts: z.number().int(), effort: z.number() }),
  /** What all that is possible would come to. */
  possible: z.object({ lifts: z.number().int(), effort: z.number() }),
  /** Lifts that wait for a check whose definition is broken. */
  blocked: z.number().int(),
  /** Whether there were too many entities to weigh them all. */
  isPartial: z.boolean(),
});

/** @public */
export type LeaderboardRow = z.output<typeof leaderboardRowSchema>;
/** @public */
export type GetLeaderboardQuery = z.input<typeof getLeaderboardQuerySchema>;
/** @public */
export type NextActionItem = z.output<typeof nextActionSchema>;
/** @public */
export type NextActionsPage = z.output<typeof listNextActionsResponseSchema>;
/** @public */
export type ListNextActionsQuery = z.input<typeof listNextActionsQuerySchema>;
