import { z } from 'zod';
import {
  cellRungSchema,
  entityRefSchema,
  findingKindSchema,
  manySchema,
  pageOf,
  pageQueryShape,
  partFilterShape,
  reasonsSchema,
  rungSchema,
  signalSchema,
  timestampSchema,
} from './common';
import { monitorRefSchema } from './monitors';
import { watchSchema, watchStateSchema } from './parts';

/** Something that is wrong with a monitor. */
export const findingSchema = z.object({
  kind: findingKindSchema,
  monitor: monitorRefSchema,
  expression: z.string(),
  reasons: reasonsSchema,
  /** The parts that it watches; what no part is found for watches nothing here. */
  parts: z.array(z.object({ entityRef: z.string(), title: z.string() })),
  owners: z.array(z.string()),
  since: timestampSchema,
});

/** `GET /hygiene` */
export const listFindingsQuerySchema = z.strictObject({
  ...pageQueryShape,
  kind: manySchema.pipe(z.array(findingKindSchema)).optional(),
  provider: manySchema.optional(),
  owner: manySchema.optional(),
});

export const listFindingsResponseSchema = pageOf(findingSchema).extend({
  /** How many there are of each kind, whatever `kind` was asked for. */
  counts: z.partialRecord(findingKindSchema, z.number().int()),
});

/** A part whose monitors somebody should look at. */
export const dueWatchSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  gaps: z.number().int(),
  watch: watchStateSchema,
});

/** `GET /watches/queue`: what is due first comes first. */
export const listDueWatchesQuerySchema = z.strictObject({
  ...pageQueryShape,
  ...partFilterShape,
  overdue: z.enum(['true', 'false']).optional(),
});

/** `GET /watches`: newest first. */
export const listWatchesQuerySchema = z.strictObject({
  ...pageQueryShape,
  part: entityRefSchema.optional(),
});

/** `POST /watches` */
export const createWatchRequestSchema = z.strictObject({
  entityRef: entityRefSchema,
  outcome: z.enum(['all-well', 'follow-up']),
  note: z.string().trim().max(2_000).optional(),
});

/** One source of monitors, and how it does. */
export const providerSchema = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  /** `failing` keeps what it answered last; `waiting` was never asked. */
  status: z.enum(['ok', 'failing', 'waiting']),
  error: z.string().optional(),
  lastTriedAt: timestampSchema.optional(),
  lastGoodAt: timestampSchema.optional(),
  monitors: z.number().int(),
  /** Monitors that watch no part of the catalog. */
  unmatched: z.number().int(),
  /** How far back it remembers, in seconds. */
  retention: z.number().optional(),
  notices: z.array(z.string()),
});

/** `GET /providers` */
export const listProvidersResponseSchema = z.object({
  items: z.array(providerSchema),
});

/** `GET /providers/:id/unmatched`: monitors that watch no part, by name. */
export const unmatchedMonitorSchema = z.object({
  monitor: monitorRefSchema,
  expression: z.string(),
  labels: z.record(z.string(), z.string()),
});
export const listUnmatchedQuerySchema = z.strictObject(pageQueryShape);

/** What a journey's step passes, and its weakest link. */
export const weakestLinkSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  signal: signalSchema,
  rung: cellRungSchema,
  reasons: reasonsSchema,
  /** From the step's part to the weak one, both included. */
  path: z.array(z.string()),
});

export const journeySchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  owner: z.string().optional(),
  /** Absent when nothing that it passes has a required signal. */
  weakest: weakestLinkSchema.optional(),
  parts: z.number().int(),
  gaps: z.number().int(),
});

/** `GET /journeys/:name` */
export const journeyDetailSchema = journeySchema.extend({
  steps: z.array(
    z.object({
      title: z.string(),
      parts: z.array(z.string()),
      weakest: weakestLinkSchema.optional(),
    }),
  ),
  /** Everything that the steps pass or depend on. */
  nodes: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      kind: z.string(),
      type: z.string().optional(),
      rung: cellRungSchema.optional(),
      gaps: z.number().int(),
      /** False for what the catalog does not have, or the caller may not read. */
      readable: z.boolean(),
    }),
  ),
  edges: z.array(z.object({ from: z.string(), to: z.string() })),
});

/** `GET /journeys` */
export const listJourneysResponseSchema = z.object({
  items: z.array(journeySchema),
});

/** `GET /roll-ups`: systems or domains by the weakest link of all that they need, owners by that of their own parts. */
export const rollUpQuerySchema = z.strictObject({
  by: z.enum(['system', 'domain', 'owner']).default('system'),
});
export const rollUpSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  parts: z.number().int(),
  gaps: z.number().int(),
  cells: z.record(cellRungSchema, z.number().int()),
  weakest: weakestLinkSchema.optional(),
});
export const listRollUpsResponseSchema = z.object({
  items: z.array(rollUpSchema),
});

/** A rule that would close a gap, ready to be put into a repository. */
export const suggestionSchema = z.object({
  title: z.string(),
  /** A Prometheus rule file with the rule and its `absent()` companion. */
  rules: z.string(),
  /** A unit test of it for `promtool test rules`. */
  test: z.string(),
  /** The names that the two files should have. */
  rulesFile: z.string(),
  testFile: z.string(),
  metrics: z.array(
    z.object({
      name: z.string(),
      /** Whether a provider has it; `unknown` if none can tell. */
      present: z.enum(['yes', 'no', 'unknown']),
    }),
  ),
  /** What has to be done besides, such as to install an exporter. */
  notes: z.array(z.string()),
});

/** `GET /suggestions` */
export const suggestionsQuerySchema = z.strictObject({
  part: entityRefSchema,
  signal: signalSchema,
});
export const suggestionsResponseSchema = z.object({
  items: z.array(suggestionSchema),
});

const ruleFileSchema = z.strictObject({
  path: z.string().min(1).max(1_000),
  content: z.string().max(5_000_000),
});

/** `POST /gate`: what a change of rule files does to coverage. */
export const gateRequestSchema = z.strictObject({
  before: z.array(ruleFileSchema).max(2_000),
  after: z.array(ruleFileSchema).max(2_000),
});
export const gateResponseSchema = z.object({
  changes: z.array(
    z.object({
      entityRef: z.string(),
      signal: signalSchema,
      before: rungSchema,
      after: rungSchema,
      /** The names of the monitors that watch it, on the side where some do. */
      monitors: z.array(z.string()),
    }),
  ),
  lost: z.number().int(),
  gained: z.number().int(),
  /** How many parts that need a signal were compared. */
  parts: z.number().int(),
  /** What is wrong with the files after the change. */
  problems: z.array(
    z.object({
      path: z.string(),
      line: z.number().int().optional(),
      message: z.string(),
    }),
  ),
});

/** `GET /policy`: what parts need, and what is wrong with what says so. */
export const policyResponseSchema = z.object({
  rules: z.array(
    z.object({
      title: z.string(),
      origin: z.string(),
      kind: z.string().optional(),
      types: z.array(z.string()),
      signals: z.array(signalSchema),
      parts: z.number().int(),
    }),
  ),
  problems: z.array(
    z.object({
      location: z.string(),
      line: z.number().int().optional(),
      message: z.string(),
    }),
  ),
});

export const listDueWatchesResponseSchema = pageOf(dueWatchSchema);
export const listWatchesResponseSchema = pageOf(watchSchema);
export const listUnmatchedResponseSchema = pageOf(unmatchedMonitorSchema);

/** @public */
export type Finding = z.output<typeof findingSchema>;
/** @public */
export type ListFindingsQuery = Partial<
  z.output<typeof listFindingsQuerySchema>
>;
/** @public */
export type FindingsPage = z.output<typeof listFindingsResponseSchema>;
/** @public */
export type DueWatch = z.output<typeof dueWatchSchema>;
/** @public */
export type ListDueWatchesQuery = Partial<
  z.output<typeof listDueWatchesQuerySchema>
>;
/** @public */
export type ListWatchesQuery = Partial<z.output<typeof listWatchesQuerySchema>>;
/** @public */
export type CreateWatchRequest = z.output<typeof createWatchRequestSchema>;
/** @public */
export type Provider = z.output<typeof providerSchema>;
/** @public */
export type UnmatchedMonitor = z.output<typeof unmatchedMonitorSchema>;
/** @public */
export type ListUnmatchedQuery = Partial<
  z.output<typeof listUnmatchedQuerySchema>
>;
/** @public */
export type WeakestLink = z.output<typeof weakestLinkSchema>;
/** @public */
export type Journey = z.output<typeof journeySchema>;
/** @public */
export type JourneyDetail = z.output<typeof journeyDetailSchema>;
/** @public */
export type RollUpQuery = Partial<z.output<typeof rollUpQuerySchema>>;
/** @public */
export type RollUp = z.output<typeof rollUpSchema>;
/** @public */
export type Suggestion = z.output<typeof suggestionSchema>;
/** @public */
export type SuggestionsQuery = z.output<typeof suggestionsQuerySchema>;
/** @public */
export type GateRequest = z.output<typeof gateRequestSchema>;
/** @public */
export type GateResponse = z.output<typeof gateResponseSchema>;
/** @public */
export type Policy = z.output<typeof policyResponseSchema>;
