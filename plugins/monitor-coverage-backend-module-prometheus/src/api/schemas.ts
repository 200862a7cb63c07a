import { z } from 'zod';

const labelsSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform(labels => labels ?? {});

const timeSchema = z.iso.datetime({ offset: true });

/** Seconds; some servers send them as text. */
const secondsSchema = z.coerce.number().catch(0);

/** The envelope that Prometheus puts around everything. */
function success<T>(data: z.ZodType<T>) {
  return z
    .object({ status: z.literal('success') })
    .and(z.object({ data }))
    .transform(answer => answer.data);
}

export const buildInfoSchema = success(z.object({ version: z.string() }));

const alertSchema = z.object({
  labels: labelsSchema,
  state: z.string(),
  /** When it began to be pending. */
  activeAt: timeSchema.nullish().catch(undefined),
});

const alertingRuleSchema = z.object({
  type: z.literal('alerting'),
  name: z.string(),
  query: z.string(),
  duration: secondsSchema,
  labels: labelsSchema,
  annotations: labelsSchema,
  alerts: z
    .array(alertSchema)
    .nullish()
    .transform(alerts => alerts ?? []),
  health: z.string().optional(),
  lastError: z.string().optional(),
});

const recordingRuleSchema = z.object({
  type: z.literal('recording'),
  name: z.string(),
  query: z.string(),
});

const ruleGroupSchema = z.object({
  name: z.string(),
  file: z.string().default(''),
  rules: z
    .array(
      z.discriminatedUnion('type', [alertingRuleSchema, recordingRuleSchema]),
    )
    .nullish()
    .transform(rules => rules ?? []),
});

export const rulesSchema = success(
  z.object({
    groups: z
      .array(ruleGroupSchema)
      .nullish()
      .transform(groups => groups ?? []),
    /** Of newer servers, when there are more groups. */
    groupNextToken: z.string().optional(),
  }),
);

export const runtimeInfoSchema = success(
  z.object({
    /** `15d`, `15d or 10GB` */
    storageRetention: z.string().optional(),
    lastConfigTime: z.string().optional(),
  }),
);

export const configurationSchema = success(z.object({ yaml: z.string() }));

export const alertmanagersSchema = success(
  z.object({ activeAlertmanagers: z.array(z.object({ url: z.string() })) }),
);

export const targetsSchema = success(
  z.object({
    activeTargets: z.array(
      z.object({
        labels: labelsSchema,
        health: z.string(),
        lastError: z.string().optional(),
      }),
    ),
  }),
);

export const namesSchema = success(z.array(z.string()));

/** A native histogram has `histogram` instead of `value`. */
export const vectorSchema = success(
  z.object({
    resultType: z.literal('vector'),
    result: z.array(
      z.object({
        metric: labelsSchema,
        value: z
          .tuple([z.number(), z.string().transform(Number)])
          .transform(([, value]) => value)
          .optional(),
      }),
    ),
  }),
);

/** Of an Alertmanager. */
export const statusSchema = z.object({
  config: z.object({ original: z.string() }),
});

/** Of an Alertmanager. */
export const silencesSchema = z.array(
  z.object({
    id: z.string(),
    createdBy: z
      .string()
      .default('')
      .transform(name => name.slice(0, 1_000)),
    comment: z
      .string()
      .default('')
      .transform(comment => comment.slice(0, 10_000)),
    startsAt: timeSchema,
    endsAt: timeSchema,
    matchers: z.array(
      z.object({
        name: z.string(),
        value: z.string(),
        isRegex: z.boolean(),
        isEqual: z.boolean().nullish(),
      }),
    ),
  }),
);

/** Of an Alertmanager. */
export const alertsSchema = z.array(
  z.object({
    labels: labelsSchema,
    receivers: z.array(z.object({ name: z.string() })),
  }),
);

export type RuntimeInfo = z.output<typeof runtimeInfoSchema>;
export type RuleGroup = z.output<typeof ruleGroupSchema>;
export type AlertingRule = z.output<typeof alertingRuleSchema>;
export type Target = z.output<typeof targetsSchema>['activeTargets'][number];
export type Sample = z.output<typeof vectorSchema>['result'][number];
