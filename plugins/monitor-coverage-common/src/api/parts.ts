import { z } from 'zod';
import {
  cellRungSchema,
  entityRefSchema,
  findingKindSchema,
  manySchema,
  matchKindSchema,
  pageOf,
  pageQueryShape,
  partFilterShape,
  reasonsSchema,
  rungSchema,
  signalSchema,
  timestampSchema,
} from './common';
import { drillSchema } from './drills';
import { monitorRefSchema } from './monitors';
import { waiverRequestSchema } from './waivers';

/** Why a signal of a part need not be watched, and until when. */
export const waiverSchema = z.object({
  because: z.string(),
  until: timestampSchema,
  /** The exemption of scorecards that it is; absent where the policy says so. */
  exemption: z.string().optional(),
  /** Who asked for the exemption. */
  by: z.string().optional(),
});

/** How strongly one signal of one part is watched. */
export const cellSchema = z.object({
  signal: signalSchema,
  rung: cellRungSchema,
  /** What keeps it from the next rung, or shows that it is on the last. */
  reasons: reasonsSchema,
  /** Since when it has been on this rung. */
  since: timestampSchema,
  /** The last rung that was certain, while the rung is unknown. */
  lastGood: z.object({ rung: rungSchema, at: timestampSchema }).optional(),
  waiver: waiverSchema.optional(),
});

/** Who looked at the monitors of a part, and when somebody should again. */
export const watchStateSchema = z.object({
  lastAt: timestampSchema.optional(),
  lastBy: z.string().optional(),
  dueAt: timestampSchema,
  overdue: z.boolean(),
  /** Whose turn it is. */
  assignee: z.string().optional(),
});

/** A part, as a row of the heatmap. */
export const partSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  system: z.string().optional(),
  tier: z.string().optional(),
  /** One for each signal that the policy asks for, in the order of the policy. */
  cells: z.array(cellSchema),
  /** Signals below `routed`, without those that are waived or unknown. */
  gaps: z.number().int(),
  /** How many parts need this one, directly or through others. */
  endangers: z.number().int(),
  watch: watchStateSchema.optional(),
});

/** `GET /parts`: parts with the most dangerous gaps first. */
export const listPartsQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...partFilterShape,
  signal: manySchema.pipe(z.array(signalSchema)).optional(),
  rung: manySchema.pipe(z.array(cellRungSchema)).optional(),
  order: z.enum(['danger', 'name']).default('danger'),
});

/** That a monitor watches a signal of a part, how that was found, and how far it gets. */
export const matchSchema = z.object({
  monitor: monitorRefSchema,
  signal: signalSchema,
  expression: z.string(),
  kind: matchKindSchema,
  /** What made the match, and what tells the signal. */
  explanation: reasonsSchema,
  rung: rungSchema,
  reasons: reasonsSchema,
  receivers: z
    .array(
      z.object({
        name: z.string(),
        notifies: z.boolean(),
        owner: z.string().optional(),
      }),
    )
    .optional(),
  lastFiredAt: timestampSchema.optional(),
  firingSince: timestampSchema.optional(),
  silencedUntil: timestampSchema.optional(),
  /** What may keep its alerts from being sent at some times. */
  interruptions: z
    .array(
      z.object({
        kind: z.enum(['muted', 'only-at', 'inhibited']),
        by: z.string(),
      }),
    )
    .optional(),
  findings: z.array(findingKindSchema),
  /** Who confirmed that it watches this signal of this part. */
  confirmedBy: z.string().optional(),
});

export const watchSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  by: z.string(),
  at: timestampSchema,
  outcome: z.enum(['all-well', 'follow-up']),
  note: z.string().optional(),
  /** What the rungs were when it was looked at. */
  saw: z.array(z.object({ signal: signalSchema, rung: cellRungSchema })),
  nextDueAt: timestampSchema,
});

/** One move of a cell from rung to rung. */
export const cellChangeSchema = z.object({
  signal: signalSchema,
  from: cellRungSchema.optional(),
  to: cellRungSchema,
  at: timestampSchema,
  reasons: reasonsSchema,
});

/** `GET /parts/:kind/:namespace/:name` */
export const partDetailSchema = partSchema.extend({
  /** The rule of the policy that says what is needed. */
  policy: z.object({ origin: z.string(), title: z.string() }),
  matches: z.array(matchSchema),
  /** What owners said about matches that are not so. */
  rejected: z.array(
    z.object({
      monitor: monitorRefSchema,
      signal: signalSchema,
      by: z.string(),
      at: timestampSchema,
      note: z.string().optional(),
    }),
  ),
  dependsOn: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      weakest: z
        .object({ signal: signalSchema, rung: cellRungSchema })
        .optional(),
    }),
  ),
  journeys: z.array(z.object({ name: z.string(), title: z.string() })),
  watches: z.array(watchSchema),
  /** Of its monitors, the newest first. */
  drills: z.array(drillSchema),
  /** Whether one can ask for signals to be waived: scorecards is there. */
  canRequestWaiver: z.boolean(),
  /** Those that nobody has decided. */
  waiverRequests: z.array(waiverRequestSchema),
  changes: z.array(cellChangeSchema),
});

/** `POST /matches`: an owner says what a monitor watches, or does not. */
export const decideMatchRequestSchema = z.strictObject({
  provider: z.string().min(1).max(200),
  monitor: z.string().min(1).max(500),
  entityRef: entityRefSchema,
  signal: signalSchema,
  decision: z.enum(['confirm', 'reject', 'withdraw']),
  note: z.string().max(2_000).optional(),
});

/** A signal of a part that nobody would hear of. */
export const gapSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  tier: z.string().optional(),
  signal: signalSchema,
  rung: rungSchema,
  reasons: reasonsSchema,
  since: timestampSchema,
  endangers: z.number().int(),
  journeys: z.array(z.object({ name: z.string(), title: z.string() })),
});

/** `GET /gaps`: most dangerous first. */
export const listGapsQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...partFilterShape,
  signal: manySchema.pipe(z.array(signalSchema)).optional(),
});

/** `GET /summary`: the whole system in numbers. */
export const summarySchema = z.object({
  parts: z.number().int(),
  cells: z.record(cellRungSchema, z.number().int()),
  gaps: z.number().int(),
  waived: z.number().int(),
  overdueWatches: z.number().int(),
  findings: z.number().int(),
  /** Components, resources and APIs about which the policy says nothing. */
  withoutPolicy: z.number().int(),
  worst: z.array(gapSchema),
  /** When the last round over all providers ended; absent before the first. */
  refreshedAt: timestampSchema.optional(),
});

/** `GET /summary` */
export const summaryQuerySchema = z.strictObject(partFilterShape);

/** `GET /trend`: what the cells were at the end of each day, oldest first. */
export const trendQuerySchema = z.strictObject({
  ...partFilterShape,
  days: z.coerce.number().int().min(1).max(366).default(90),
});

export const trendSchema = z.object({
  items: z.array(
    z.object({
      day: z.iso.date(),
      cells: z.record(cellRungSchema, z.number().int()),
    }),
  ),
});

export const listPartsResponseSchema = pageOf(partSchema);
export const listGapsResponseSchema = pageOf(gapSchema);

/** @public */
export type Waiver = z.output<typeof waiverSchema>;
/** @public */
export type Cell = z.output<typeof cellSchema>;
/** @public */
export type WatchState = z.output<typeof watchStateSchema>;
/** @public */
export type Part = z.output<typeof partSchema>;
/** @public */
export type PartDetail = z.output<typeof partDetailSchema>;
/** @public */
export type ListPartsQuery = Partial<z.output<typeof listPartsQuerySchema>>;
/** @public */
export type Match = z.output<typeof matchSchema>;
/** @public */
export type Watch = z.output<typeof watchSchema>;
/** @public */
export type CellChange = z.output<typeof cellChangeSchema>;
/** @public */
export type DecideMatchRequest = z.output<typeof decideMatchRequestSchema>;
/** @public */
export type Gap = z.output<typeof gapSchema>;
/** @public */
export type ListGapsQuery = Partial<z.output<typeof listGapsQuerySchema>>;
/** @public */
export type Summary = z.output<typeof summarySchema>;
/** @public */
export type SummaryQuery = z.output<typeof summaryQuerySchema>;
/** @public */
export type TrendQuery = Partial<z.output<typeof trendQuerySchema>>;
/** @public */
export type CoverageTrend = z.output<typeof trendSchema>;
