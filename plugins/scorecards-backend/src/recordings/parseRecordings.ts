import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  definitionApiVersion,
  humanDurationSchema,
} from '@guildhall/plugin-scorecards-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const HOUR_MS = durationToMilliseconds({ hours: 1 });
const DAY_MS = durationToMilliseconds({ days: 1 });
const MAX_DAYS = 1_000;

const recordingSchema = z.strictObject({
  apiVersion: z.literal(definitionApiVersion),
  kind: z.literal('Recording'),
  source: z.string().min(1),
  every: humanDurationSchema.refine(
    every => durationToMilliseconds(every) >= HOUR_MS,
    { error: 'must be at least { hours: 1 }' },
  ),
  entities: z.record(
    z.string().transform(ref => ref.toLocaleLowerCase('en-US')),
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

/** One observation of a recording; its value is not checked yet. */
export interface RecordedObservation {
  source: string;
  daysAgo: number;
  value: object;
}

/**
 * Reads recordings: facts of the past, as days before an entity is first seen.
 * A value is observed again every so often until the next one, and until now.
 *
 * @returns Observations by entity ref, the oldest first; or what is wrong.
 */
export function parseRecordings(
  content: string,
): { recorded: Map<string, RecordedObservation[]> } | { problem: string } {
  const recorded = new Map<string, RecordedObservation[]>();
  for (const document of readDocuments(content)) {
    if ('problem' in document) {
      return document;
    }
    const parsed = recordingSchema.safeParse(document.value);
    if (!parsed.success) {
      return { problem: z.prettifyError(parsed.error) };
    }
    const { source, every, entities } = parsed.data;
    const step = durationToMilliseconds(every) / DAY_MS;
    for (const [entityRef, changes] of Object.entries(entities)) {
      const observations = recorded.get(entityRef) ?? [];
      observations.push(
        ...repeat(changes, step).map(change => ({ source, ...change })),
      );
      observations.sort((a, b) => b.daysAgo - a.daysAgo);
      recorded.set(entityRef, observations);
    }
  }
  return { recorded };
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
