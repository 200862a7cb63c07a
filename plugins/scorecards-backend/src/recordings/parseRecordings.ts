import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  campaignGoalSchema,
  campaignPopulationSchema,
  definitionApiVersion,
  humanDurationSchema,
} from '@guildhall/plugin-scorecards-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const HOUR_MS = durationToMilliseconds({ hours: 1 });
const DAY_MS = durationToMilliseconds({ days: 1 });
const MAX_DAYS = 1_000;

const refSchema = z
  .string()
  .min(1)
  .transform(ref => ref.toLocaleLowerCase('en-US'));

const exemptionSchema = z
  .strictObject({
    entity: refSchema,
    check: z.string().min(1),
    reason: z.string().min(1),
    requestedBy: refSchema,
    requestedDaysAgo: z.number().min(0).max(MAX_DAYS),
    endsInDays: z.number().min(-MAX_DAYS).max(MAX_DAYS),
    /** Absent while it waits for one. */
    decision: z
      .strictObject({
        verb: z.enum(['approve', 'deny']),
        by: refSchema,
        daysAgo: z.number().min(0).max(MAX_DAYS),
        note: z.string().optional(),
      })
      .optional(),
  })
  .refine(({ decision, requestedBy }) => decision?.by !== requestedBy, {
    error: 'must not be decided by who asked for it',
  });

const exemptionRecordingSchema = z.strictObject({
  apiVersion: z.literal(definitionApiVersion),
  kind: z.literal('ExemptionRecording'),
  exemptions: z.array(exemptionSchema).min(1),
});

const campaignSchema = z.strictObject({
  id: z.string().min(1).max(50),
  title: z.string().min(1).max(200),
  description: z.string().max(10_000).default(''),
  goal: campaignGoalSchema,
  population: campaignPopulationSchema.default({}),
  owner: refSchema,
  startedBy: refSchema,
  startedDaysAgo: z.number().int().min(0).max(MAX_DAYS),
  dueInDays: z.number().int().min(0).max(MAX_DAYS),
});

const campaignRecordingSchema = z.strictObject({
  apiVersion: z.literal(definitionApiVersion),
  kind: z.literal('CampaignRecording'),
  campaigns: z.array(campaignSchema).min(1),
});

const recordingSchema = z.strictObject({
  apiVersion: z.literal(definitionApiVersion),
  kind: z.literal('Recording'),
  source: z.string().min(1),
  every: humanDurationSchema.refine(
    every => durationToMilliseconds(every) >= HOUR_MS,
    { error: 'must be at least { hours: 1 }' },
  ),
  entities: z.record(
    refSchema,
    z
      .array(
        z.strictObject({
          daysAgo: z.number().min(0).max(MAX_DAYS),
          value: z.record(z.string(), z.unknown()),
        }),
      )
      .min(1),
  ),
});

const documentSchema = z.discriminatedUnion('kind', [
  recordingSchema,
  exemptionRecordingSchema,
  campaignRecordingSchema,
]);

/** An exemption that was once asked for, as days before its entity is seen. */
export type RecordedExemption = z.output<typeof exemptionSchema>;

/** A campaign that was once started, as days before the first start. */
export type RecordedCampaign = z.output<typeof campaignSchema>;

/** What was recorded: of each entity, by its ref, and of all of them. */
export interface Recordings {
  observations: Map<string, RecordedObservation[]>;
  exemptions: Map<string, RecordedExemption[]>;
  campaigns: RecordedCampaign[];
}

/** One observation of a recording; its value is not checked yet. */
export interface RecordedObservation {
  source: string;
  daysAgo: number;
  value: object;
}

/**
 * Reads recordings: facts and exemptions of the past, as days before an entity
 * is first seen, and campaigns, as days before the first start. A value is observed again every so often until the next one,
 * and until now.
 *
 * @returns What was recorded of each entity, the oldest first; or what is wrong.
 */
export function parseRecordings(
  content: string,
): Recordings | { problem: string } {
  const observations = new Map<string, RecordedObservation[]>();
  const exemptions = new Map<string, RecordedExemption[]>();
  const campaigns: RecordedCampaign[] = [];
  for (const document of readDocuments(content)) {
    if ('problem' in document) {
      return document;
    }
    const parsed = documentSchema.safeParse(document.value);
    if (!parsed.success) {
      return { problem: z.prettifyError(parsed.error) };
    }
    if (parsed.data.kind === 'ExemptionRecording') {
      for (const exemption of parsed.data.exemptions) {
        add(exemptions, exemption.entity, [exemption]).sort(
          (a, b) => b.requestedDaysAgo - a.requestedDaysAgo,
        );
      }
      continue;
    }
    if (parsed.data.kind === 'CampaignRecording') {
      campaigns.push(...parsed.data.campaigns);
      continue;
    }
    const { source, every, entities } = parsed.data;
    const step = durationToMilliseconds(every) / DAY_MS;
    for (const [entityRef, changes] of Object.entries(entities)) {
      add(
        observations,
        entityRef,
        repeat(changes, step).map(change => ({ source, ...change })),
      ).sort((a, b) => b.daysAgo - a.daysAgo);
    }
  }
  return { observations, exemptions, campaigns };
}

function add<T>(lists: Map<string, T[]>, key: string, items: T[]): T[] {
  const list = lists.get(key) ?? [];
  list.push(...items);
  lists.set(key, list);
  return list;
}

function readDocuments(
  content: string,
): Array<{ value: unknown } | { problem: string }> {
  return parseAllDocuments(content).map(document => {
    try {
      const [error] = document.errors;
      return error ? { problem: error.message } : { value: document.toJS() };
    } catch (error) {
      // More aliases than anybody writes by hand.
      return { problem: toError(error).message };
    }
  });
}

function repeat<T extends { daysAgo: number }>(changes: T[], step: number) {
  const oldestFirst = [...changes].sort((a, b) => b.daysAgo - a.daysAgo);
  const days = new Set(oldestFirst.map(({ daysAgo }) => daysAgo));
  for (let day = oldestFirst[0].daysAgo; day > 0; day -= step) {
    days.add(day);
  }
  days.add(0);
  return [...days].map(daysAgo => ({
    ...(oldestFirst.findLast(change => change.daysAgo >= daysAgo) ??
      oldestFirst[0]),
    daysAgo,
  }));
}
