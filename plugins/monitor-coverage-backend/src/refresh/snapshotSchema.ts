import { inTurns } from '@guildhall/plugin-guildhall-node';
import {
  Monitor,
  MonitorSnapshot,
  signalSchema,
  timestampSchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { z } from 'zod';

/** Longer answers are mistakes, and would be in memory as a whole. */
const MAX_MONITORS = 100_000;
const MAX_SERIES = 5_000;
const MAX_METRICS = 500_000;

/** What is a column of its own; PostgreSQL has no NUL. */
const nameSchema = (length: number) =>
  z
    .string()
    .min(1)
    .max(length)
    .refine(text => !text.includes('\0'), 'must not contain a NUL character');

const textSchema = z.string().max(100_000);
const labelsSchema = z.record(z.string().max(1_000), z.string().max(20_000));
const secondsSchema = z.number().min(0);

const monitorSchema: z.ZodType<Monitor> = z.object({
  id: nameSchema(500),
  name: nameSchema(1_000),
  origin: z.object({
    title: z.string().max(2_000),
    url: z.string().max(4_000).optional(),
  }),
  expression: textSchema,
  purpose: z.enum(['threshold', 'absence', 'watchdog']),
  selectors: z
    .array(z.object({ metric: z.string().max(1_000), labels: labelsSchema }))
    .max(1_000),
  signal: signalSchema.optional(),
  labels: labelsSchema,
  annotations: labelsSchema,
  problem: textSchema.optional(),
  series: z.enum(['live', 'missing', 'unknown']),
  seriesLabels: z.array(labelsSchema).max(MAX_SERIES).optional(),
  receivers: z
    .array(z.object({ name: z.string().max(1_000), notifies: z.boolean() }))
    .max(1_000)
    .optional(),
  silences: z
    .array(
      z.object({
        id: nameSchema(500),
        createdBy: nameSchema(1_000).or(z.literal('')),
        comment: textSchema.transform(text => text.replaceAll('\0', '')),
        startsAt: timestampSchema,
        endsAt: timestampSchema,
      }),
    )
    .max(1_000)
    .optional(),
  interruptions: z
    .array(
      z.object({
        kind: z.enum(['muted', 'only-at', 'inhibited']),
        by: z.string().max(2_000),
      }),
    )
    .max(1_000)
    .optional(),
  activity: z
    .object({
      window: secondsSchema,
      firings: z.number().min(0),
      lastFiredAt: timestampSchema.optional(),
      firingSince: timestampSchema.optional(),
      closestApproach: z.number().optional(),
    })
    .optional(),
  tests: z
    .array(
      z.object({
        kind: z.enum(['rule-test', 'drill']),
        title: z.string().max(2_000),
        at: timestampSchema.optional(),
      }),
    )
    .max(1_000)
    .optional(),
});

const snapshotSchema = z.object({
  monitors: z.array(z.unknown()).max(MAX_MONITORS),
  metrics: z.array(z.string().max(1_000)).max(MAX_METRICS).optional(),
  notices: z.array(z.string().max(2_000)).max(100).optional(),
  retention: secondsSchema.optional(),
});

/** Monitors between two turns of others. */
const MONITORS_PER_TURN = 250;

/** Of more the reader learns no more. */
const MAX_ISSUES = 3;

/**
 * Providers are written by others: what they answer is checked.
 *
 * @throws Error that says where the answer is not as it must be.
 */
export async function parseSnapshot(answer: unknown): Promise<MonitorSnapshot> {
  const snapshot = parse(snapshotSchema, answer);
  const monitors = new Map<string, Monitor>();
  for await (const slice of inTurns(
    [...snapshot.monitors.entries()],
    MONITORS_PER_TURN,
  )) {
    for (const [index, unchecked] of slice) {
      const monitor = parse(monitorSchema, unchecked, ['monitors', index]);
      if (monitors.has(monitor.id)) {
        throw new Error(
          `The provider answered two monitors with the id '${monitor.id}'`,
        );
      }
      monitors.set(monitor.id, monitor);
    }
  }
  return { ...snapshot, monitors: [...monitors.values()] };
}

function parse<T>(
  schema: z.ZodType<T>,
  value: unknown,
  at: PropertyKey[] = [],
): T {
  const { data, error } = schema.safeParse(value);
  if (error) {
    const issues = error.issues
      .slice(0, MAX_ISSUES)
      .map(
        ({ path, message }) =>
          `${[...at, ...path].join('.') || 'it'}: ${message}`,
      );
    throw new Error(
      `The provider's answer is not as it must be: ${issues.join('; ')}`,
    );
  }
  return data;
}
