import { z } from 'zod';
import { scorecardStages, scorecardTypes } from '../definitions';
import {
  entityFilterShape,
  entitySummarySchema,
  levelCountSchema,
  manySchema,
  pageOf,
  pageQueryShape,
  statusCountsSchema,
  timestampSchema,
  verdictStatusSchema,
} from './common';
import { exemptionMarkSchema } from './exemptions';

/** A level of a scorecard, the lowest first. */
export const levelSchema = z.object({ id: z.string(), title: z.string() });

/** What every answer says of a scorecard. */
export const scorecardRefSchema = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(scorecardTypes),
  stage: z.enum(scorecardStages),
  /** The day, in UTC, on which a preview becomes active by itself. */
  activeFrom: z.iso.date().optional(),
});

/**
 * One day of a scorecard. `points` and `coverage` are ratios from 0 to 1 and
 * absent where there is nothing to divide by. Coverage is the share of the
 * applicable verdicts that are known.
 *
 * @public
 */
export const trendPointSchema = z.object({
  /** The day in UTC, as `2026-11-21`. */
  day: z.iso.date(),
  entities: z.number().int(),
  levels: z.array(levelCountSchema),
  points: z.number().optional(),
  coverage: z.number().optional(),
});

/**
 * A scorecard and where the entities of the current filter stand on it.
 *
 * @public
 */
export const scorecardSummarySchema = scorecardRefSchema.extend({
  description: z.string(),
  owner: z.string(),
  /** Content hash of the definition. */
  version: z.string(),
  levels: z.array(levelSchema),
  entities: z.number().int(),
  levelCounts: z.array(levelCountSchema),
  /** Entities whose level rests on exemptions. */
  exempted: z.number().int(),
  statusCounts: statusCountsSchema,
  points: z.number().optional(),
  coverage: z.number().optional(),
  /** Entities that rose and fell in the last 7 days. */
  moved: z.object({ up: z.number().int(), down: z.number().int() }),
  /** The last 30 days, oldest first. */
  trend: z.array(trendPointSchema),
});

/** `GET /scorecards`. */
export const listScorecardsQuerySchema = z.object({
  ...entityFilterShape,
  scorecardType: manySchema.optional(),
  /** Default: those that entities are scored on, preview and active. */
  stage: manySchema
    .pipe(z.array(z.enum(['preview', 'active', 'retired'])))
    .optional(),
  ...pageQueryShape,
});
/** @public */
export const listScorecardsResponseSchema = pageOf(scorecardSummarySchema);

/**
 * Says that a check is in preview: it is shown, but counts neither way.
 *
 * @public
 */
export const upcomingSchema = z.object({
  /** The day, in UTC, from which it counts, where that is settled. */
  activeFrom: z.iso.date().optional(),
});

/** A check in the place it has on a scorecard. */
export const scorecardCheckSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  owner: z.string().optional(),
  level: z.string(),
  weight: z.number(),
  /** Days that fixing it takes. */
  effort: z.number().optional(),
  statusCounts: statusCountsSchema,
  /** Present while the check is in preview. */
  upcoming: upcomingSchema.optional(),
  /** Why the check is not evaluated, where it is quarantined or missing. */
  problem: z.string().optional(),
});

/** `GET /scorecards/:id`, with the same filters as the list. */
export const getScorecardQuerySchema = z.object(entityFilterShape);
/** @public */
export const getScorecardResponseSchema = scorecardSummarySchema.extend({
  checks: z.array(scorecardCheckSchema),
  /** Where its definition is, as `file:line`. */
  origin: z.string(),
});

/** `GET /scorecards/:id/entities`. */
export const listScorecardEntitiesQuerySchema = z.object({
  ...entityFilterShape,
  /** Only entities on one of these levels; `none` is below the first. */
  level: manySchema.optional(),
  /** Only entities with a verdict of one of these statuses … */
  status: z
    .union([verdictStatusSchema, z.array(verdictStatusSchema)])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional(),
  /** … and then of this check. */
  check: z.string().optional(),
  sort: z.enum(['attention', 'name', 'points']).default('attention'),
  ...pageQueryShape,
});

/** One cell of the matrix. */
export const verdictCellSchema = z.object({
  check: z.string(),
  status: verdictStatusSchema,
  message: z.string(),
  exemption: exemptionMarkSchema.optional(),
});

/**
 * Where one entity stands on one scorecard. Points are weights: a pass counts
 * its whole weight, a warning half of it.
 *
 * @public
 */
export const scorecardEntitySchema = z.object({
  entity: entitySummarySchema,
  level: z.string(),
  /** Checks of the levels reached that it does not meet, but is exempted from. */
  exempted: z.number().int(),
  since: timestampSchema,
  points: z.number(),
  maxPoints: z.number(),
  coverage: z.number().optional(),
  verdicts: z.array(verdictCellSchema),
});
/** @public */
export const listScorecardEntitiesResponseSchema = pageOf(
  scorecardEntitySchema,
);

/** `GET /scorecards/:id/groups`: the roll-up by owner, system, kind or type. */
export const listScorecardGroupsQuerySchema = z.object({
  by: z.enum(['owner', 'system', 'kind', 'type']),
  ...entityFilterShape,
  ...pageQueryShape,
});
/** @public */
export const scorecardGroupSchema = z.object({
  /** Absent for entities without an owner, a system or a type. */
  group: z.string().optional(),
  entities: z.number().int(),
  levelCounts: z.array(levelCountSchema),
  /** Entities whose level rests on exemptions. */
  exempted: z.number().int(),
  points: z.number().optional(),
  coverage: z.number().optional(),
});
/** @public */
export const listScorecardGroupsResponseSchema = pageOf(scorecardGroupSchema);

/** `GET /scorecards/:id/trend`. */
export const getTrendQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(400).default(90),
  owner: z.string().optional(),
  system: z.string().optional(),
});
/**
 * How many entities stand elsewhere than the day before, and why. `ruleUp` and
 * `ruleDown` are those for which not they, but what counts has changed: a
 * definition, or an exemption.
 *
 * @public
 */
export const trendMovesSchema = z.object({
  improved: z.number().int(),
  declined: z.number().int(),
  ruleUp: z.number().int(),
  ruleDown: z.number().int(),
  joined: z.number().int(),
  left: z.number().int(),
});

/**
 * A day on which a trend changed for other reasons than what was measured:
 * another definition, another scope of the scorecard, or, where at least one
 * in twenty joined or left, another population.
 *
 * @public
 */
export const trendChangeSchema = z.object({
  day: z.iso.date(),
  kind: z.enum(['definition', 'scope', 'population']),
  /** What has another version; absent for a population. */
  definition: z
    .object({
      kind: z.enum(['Check', 'Scorecard']),
      id: z.string(),
      title: z.string(),
    })
    .optional(),
  version: z.string().optional(),
});

/** @public */
export const getTrendResponseSchema = z.object({
  levels: z.array(levelSchema),
  /** One point a day, oldest first. */
  items: z.array(
    trendPointSchema.extend({
      /** Absent on the first day. */
      moved: trendMovesSchema.optional(),
    }),
  ),
  /** Oldest first; several may be of one day. */
  changes: z.array(trendChangeSchema),
});

/** `GET /movements`: who rose and fell, newest first. */
export const listMovementsQuerySchema = z.object({
  ...entityFilterShape,
  scorecard: z.string().optional(),
  /** Default: 7 days ago. */
  since: timestampSchema.optional(),
  ...pageQueryShape,
});
/** @public */
export const movementSchema = z.object({
  scorecard: scorecardRefSchema,
  entity: entitySummarySchema,
  from: levelSchema,
  to: levelSchema,
  direction: z.enum(['up', 'down']),
  at: timestampSchema,
});
/** @public */
export const listMovementsResponseSchema = pageOf(movementSchema);

/** @public */
export type Upcoming = z.output<typeof upcomingSchema>;
/** @public */
export type ScorecardRef = z.output<typeof scorecardRefSchema>;
/** @public */
export type LevelRef = z.output<typeof levelSchema>;
/** @public */
export type TrendMoves = z.output<typeof trendMovesSchema>;
/** @public */
export type TrendChange = z.output<typeof trendChangeSchema>;
/** @public */
export type TrendPoint = z.output<typeof trendPointSchema>;
/** @public */
export type ScorecardSummary = z.output<typeof scorecardSummarySchema>;
/** @public */
export type ScorecardCheck = z.output<typeof scorecardCheckSchema>;
/** @public */
export type ScorecardDetail = z.output<typeof getScorecardResponseSchema>;
/** @public */
export type VerdictCell = z.output<typeof verdictCellSchema>;
/** @public */
export type ScorecardEntity = z.output<typeof scorecardEntitySchema>;
/** @public */
export type ScorecardGroup = z.output<typeof scorecardGroupSchema>;
/** @public */
export type ScorecardTrend = z.output<typeof getTrendResponseSchema>;
/** @public */
export type Movement = z.output<typeof movementSchema>;
/** @public */
export type ListScorecardsQuery = z.input<typeof listScorecardsQuerySchema>;
/** @public */
export type GetScorecardQuery = z.input<typeof getScorecardQuerySchema>;
/** @public */
export type ListScorecardEntitiesQuery = z.input<
  typeof listScorecardEntitiesQuerySchema
>;
/** @public */
export type ListScorecardGroupsQuery = z.input<
  typeof listScorecardGroupsQuerySchema
>;
/** @public */
export type GetTrendQuery = z.input<typeof getTrendQuerySchema>;
/** @public */
export type ListMovementsQuery = z.input<typeof listMovementsQuerySchema>;
