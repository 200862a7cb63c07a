import { z } from 'zod';
import {
  entityFilterShape,
  entityRefSchema,
  entitySummarySchema,
  manySchema,
  pageOf,
  pageQueryShape,
  timestampSchema,
  verdictStatusSchema,
} from './common';

/**
 * Where a campaign is: not begun, under way, or ended: reached, not reached in
 * time, or given up.
 *
 * @public
 */
export const campaignStates = [
  'planned',
  'running',
  'achieved',
  'missed',
  'closed',
] as const;

/** @public */
export type CampaignState = (typeof campaignStates)[number];

const idSchema = z.string().min(1).max(100);
const titleSchema = z.string().trim().min(1).max(200);
const daySchema = z.iso.date();
const namesSchema = z.array(z.string().min(1).max(300)).min(1).max(200);
const refsSchema = z.array(entityRefSchema).min(1).max(200);

/**
 * What every entity of a campaign should reach: a level of a scorecard, or that
 * no check of some fails or is unknown.
 *
 * @public
 */
export const campaignGoalSchema = z.union(
  [
    z.strictObject({ scorecard: idSchema, level: idSchema }),
    z.strictObject({ checks: z.array(idSchema).min(1).max(50) }),
  ],
  { error: "must name a 'scorecard' and a 'level' of it, or 'checks'" },
);

/**
 * Which entities a campaign is about; of those, the ones that its goal is about.
 *
 * @public
 */
export const campaignPopulationSchema = z.strictObject({
  owner: refsSchema.optional(),
  system: refsSchema.optional(),
  kind: namesSchema.optional(),
  type: namesSchema.optional(),
  lifecycle: namesSchema.optional(),
});

const campaignShape = {
  title: titleSchema,
  description: z.string().trim().max(10_000).default(''),
  goal: campaignGoalSchema,
  population: campaignPopulationSchema.default({}),
  /** The first day, in UTC. */
  startsOn: daySchema,
  /** The last day, in UTC. */
  dueOn: daySchema,
  /** Who answers for it. */
  owner: entityRefSchema,
};

/** `POST /campaigns`. */
export const createCampaignSchema = z.strictObject(campaignShape);

/**
 * `PUT /campaigns/:id`. What it is about, its goal and its first day can only
 * be changed until it begins.
 */
export const editCampaignSchema = z.strictObject({
  ...campaignShape,
  /** The revision that was edited; another one is a conflict. */
  revision: z.number().int(),
});

/** `POST /campaigns/:id/close`. */
export const closeCampaignSchema = z.strictObject({
  /** Why it ends before its time. */
  note: z.string().trim().min(1).max(2_000),
});

const namedSchema = z.object({ id: z.string(), title: z.string() });

/** How far some entities have come. */
export const campaignProgressSchema = z.object({
  total: z.number().int(),
  done: z.number().int(),
});

/**
 * A campaign, and how far the entities of the current filter have come.
 *
 * @public
 */
export const campaignSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  goal: z.union([
    z.object({ scorecard: namedSchema, level: namedSchema }),
    z.object({ checks: z.array(namedSchema) }),
  ]),
  population: campaignPopulationSchema,
  startsOn: daySchema,
  dueOn: daySchema,
  owner: z.string(),
  state: z.enum(campaignStates),
  stateSince: timestampSchema,
  createdBy: z.string(),
  createdAt: timestampSchema,
  /** Why it was closed. */
  note: z.string().optional(),
  revision: z.number().int(),
  /** Absent until it was measured for the first time. */
  progress: campaignProgressSchema
    .extend({
      /** Those that came after the start; they are not in the numbers above. */
      later: campaignProgressSchema,
    })
    .optional(),
  /** Why it cannot be measured, such as that its scorecard was withdrawn. */
  problem: z.string().optional(),
});

/** `GET /campaigns`, what ends last first. */
export const listCampaignsQuerySchema = z.object({
  state: z
    .union([z.enum(campaignStates), z.array(z.enum(campaignStates))])
    .transform(value => (Array.isArray(value) ? value : [value]))
    .optional(),
  /** Only campaigns that are about one of these entities. */
  entityRef: manySchema.optional(),
  ...entityFilterShape,
  ...pageQueryShape,
});
/** @public */
export const listCampaignsResponseSchema = pageOf(campaignSchema);

/** `GET /campaigns/:id`. */
export const getCampaignQuerySchema = z.object(entityFilterShape);

/** One day of a campaign. */
export const burnUpPointSchema = z.object({
  day: daySchema,
  total: z.number().int(),
  done: z.number().int(),
});

/**
 * When it will probably be through: the days by which it is with 10, 50 and
 * 90 % probability, and how probable it is by its last day.
 *
 * @public
 */
export const campaignOutlookSchema = z.union([
  z.object({ status: z.literal('done') }),
  z.object({
    status: z.literal('unknown'),
    reason: z.enum(['too-young', 'few-changes']),
  }),
  z.object({ status: z.literal('not-in-sight'), onTime: z.number() }),
  z.object({
    status: z.literal('range'),
    early: daySchema,
    likely: daySchema,
    late: daySchema.optional(),
    onTime: z.number(),
  }),
]);

/** How far one owner has come. */
export const campaignTeamSchema = campaignProgressSchema.extend({
  /** Absent for entities without an owner. */
  owner: z.string().optional(),
  /** Entities that will be left on the last day at the owner's own pace. */
  expectedLeft: z.number().optional(),
  /** Whether that is at least one. */
  isLate: z.boolean(),
});

/** @public */
export const campaignDetailSchema = campaignSchema.extend({
  /** From its first day on, oldest first. */
  burnUp: z.array(burnUpPointSchema),
  /** Absent when it is not running. */
  outlook: campaignOutlookSchema.optional(),
  /** How many weeks the outlook rests on. */
  weeks: z.number().int(),
  /** Those with most left first. */
  teams: z.array(campaignTeamSchema),
});

/** `GET /campaigns/:id/entities`. */
export const listCampaignEntitiesQuerySchema = z.object({
  done: z.enum(['true', 'false']).optional(),
  ...entityFilterShape,
  ...pageQueryShape,
});
/**
 * An entity of a campaign, and what keeps it from the goal.
 *
 * @public
 */
export const campaignEntitySchema = z.object({
  entity: entitySummarySchema,
  done: z.boolean(),
  /** Whether it came after the start. */
  isLater: z.boolean(),
  open: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: verdictStatusSchema,
      /** Days; absent if the definition does not say. */
      effort: z.number().optional(),
    }),
  ),
});
/** @public */
export const listCampaignEntitiesResponseSchema = pageOf(campaignEntitySchema);

/** @public */
export type CampaignGoal = z.output<typeof campaignGoalSchema>;
/** @public */
export type CampaignPopulation = z.output<typeof campaignPopulationSchema>;
/** @public */
export type Campaign = z.output<typeof campaignSchema>;
/** @public */
export type CampaignDetail = z.output<typeof campaignDetailSchema>;
/** @public */
export type CampaignTeam = z.output<typeof campaignTeamSchema>;
/** @public */
export type CampaignOutlook = z.output<typeof campaignOutlookSchema>;
/** @public */
export type BurnUpPoint = z.output<typeof burnUpPointSchema>;
/** @public */
export type CampaignEntity = z.output<typeof campaignEntitySchema>;
/** @public */
export type CreateCampaign = z.input<typeof createCampaignSchema>;
/** @public */
export type EditCampaign = z.input<typeof editCampaignSchema>;
/** @public */
export type CloseCampaign = z.input<typeof closeCampaignSchema>;
/** @public */
export type ListCampaignsQuery = z.input<typeof listCampaignsQuerySchema>;
/** @public */
export type GetCampaignQuery = z.input<typeof getCampaignQuerySchema>;
/** @public */
export type ListCampaignEntitiesQuery = z.input<
  typeof listCampaignEntitiesQuerySchema
>;
