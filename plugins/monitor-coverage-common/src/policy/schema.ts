import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';
import { signalSchema } from '../api/common';
import { parseRuleFilesLocation } from './ruleFilesLocation';

/** @public */
export const monitoringApiVersion = 'guildhall.dev/v1alpha1';

/** @public */
export const monitoringKinds = ['MonitorPolicy', 'Journey'] as const;

const DEFAULT_WATCH_DAYS = 90;

const titleSchema = z.string().trim().min(1).max(200);

const refSchema = z.string().transform((ref, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'must be an entity ref such as resource:default/visits-db',
    });
    return z.NEVER;
  }
});

const signalsSchema = z.array(signalSchema).max(100);

/** One text, or a list of which one has to hold. */
const textsSchema = z
  .union([z.string().min(1), z.array(z.string().min(1)).max(100)], {
    error: 'must be a text or a list of texts',
  })
  .default([])
  .transform(value => (Array.isArray(value) ? value : [value]));

const refsSchema = z
  .union([refSchema, z.array(refSchema).max(100)], {
    error: 'must be an entity ref or a list of them',
  })
  .default([])
  .transform(value => (Array.isArray(value) ? value : [value]));

const selectorShape = {
  kind: z.string().min(1).optional(),
  type: textsSchema,
  tag: textsSchema,
  annotations: z.record(z.string(), z.string()).default({}),
};

const locationSchema = z.string().transform((text, context) => {
  const location = parseRuleFilesLocation(text);
  if (!location) {
    context.addIssue({
      code: 'custom',
      message:
        'must be a git host, a repository and a folder, such as local/alert-rules/rules',
    });
    return z.NEVER;
  }
  return location;
});

const cadenceSchema = z.strictObject({
  days: z.number().int().min(1).max(3_660),
});

/** A day counts to its end, in UTC. */
const endSchema = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a day such as 2027-06-30, or a time',
  })
  .transform(value =>
    new Date(
      value.length === 10 ? `${value}T23:59:59.999Z` : value,
    ).toISOString(),
  );

const headerShape = {
  apiVersion: z.literal(monitoringApiVersion),
};

/** Parses which kind of document it is. */
export const headerSchema = z.looseObject({
  ...headerShape,
  kind: z.enum(monitoringKinds),
});

/** Parses a document of kind MonitorPolicy. */
export const policySchema = z.strictObject({
  ...headerShape,
  kind: z.literal('MonitorPolicy'),
  title: titleSchema,
  watchEvery: cadenceSchema.default({ days: DEFAULT_WATCH_DAYS }),
  rules: z
    .array(
      z.strictObject({
        title: titleSchema,
        for: z.strictObject(selectorShape),
        signals: signalsSchema,
        watchEvery: cadenceSchema.optional(),
      }),
    )
    .max(500)
    .default([]),
  overrides: z
    .array(
      z.strictObject({
        part: refSchema,
        add: signalsSchema.default([]),
        waive: z
          .array(
            z.strictObject({
              signal: signalSchema,
              because: z.string().trim().min(1).max(1_000),
              until: endSchema,
            }),
          )
          .max(100)
          .default([]),
      }),
    )
    .max(10_000)
    .default([]),
  ruleFiles: z
    .array(
      z.strictObject({
        for: z
          .strictObject({
            ...selectorShape,
            owner: refsSchema,
            system: refsSchema,
          })
          .prefault({}),
        in: locationSchema,
      }),
    )
    .max(500)
    .default([]),
});

/** Parses a document of kind Journey. */
export const journeyDocumentSchema = z.strictObject({
  ...headerShape,
  kind: z.literal('Journey'),
  name: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
      error: 'must be in kebab-case, such as video-visit',
    }),
  title: titleSchema,
  description: z.string().trim().min(1).max(10_000).optional(),
  owner: refSchema.optional(),
  steps: z
    .array(
      z.strictObject({
        title: titleSchema,
        parts: z
          .array(refSchema)
          .min(1, 'must name at least one part')
          .max(200),
      }),
    )
    .min(1, 'must have at least one step')
    .max(100),
});
