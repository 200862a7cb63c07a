import { z } from 'zod';
import {
  isDuration,
  isLabelName,
  isMetricName,
  isTemplate,
} from './checkNames';

/** In YAML, what has no value is empty, and Prometheus takes that as nothing. */
function emptyAsAbsent<T extends z.ZodType>(schema: T) {
  return z.preprocess(value => (value === '' ? undefined : value), schema);
}

const duration = z
  .string()
  .refine(isDuration, { error: 'must be a duration such as 5m' })
  .optional();

const texts = emptyAsAbsent(
  z
    .record(
      z.string().refine(isLabelName, {
        error: 'is no name for a label',
      }),
      z.string().refine(isTemplate, {
        error: 'has a {{ without its }}',
      }),
    )
    .default({}),
);

const expression = z.string().min(1, { error: 'must not be empty' });

export const alertSchema = z.strictObject({
  alert: z.string().min(1, { error: 'must not be empty' }),
  expr: expression,
  for: duration,
  keep_firing_for: duration,
  labels: texts,
  annotations: texts,
});

export const recordingSchema = z.strictObject({
  record: z.string().refine(isMetricName, { error: 'is no name for a metric' }),
  expr: expression,
  labels: texts,
});

/** Rules are checked one by one, so that one that is broken breaks no other. */
export const groupSchema = z.strictObject({
  name: z.string().min(1, { error: 'must not be empty' }),
  interval: duration,
  query_offset: duration,
  limit: z.string().optional(),
  labels: texts,
  rules: emptyAsAbsent(z.array(z.unknown()).default([])),
  // What Thanos and Mimir have besides.
  partial_response_strategy: z.string().optional(),
  source_tenants: z.array(z.string()).optional(),
  evaluation_delay: duration,
});

/** A rule file, or the object of the Prometheus operator that holds one. */
export const fileSchema = z.union([
  z.strictObject({ groups: emptyAsAbsent(z.array(z.unknown()).default([])) }),
  z
    .object({
      kind: z.literal('PrometheusRule'),
      spec: z.object({
        groups: emptyAsAbsent(z.array(z.unknown()).default([])),
      }),
    })
    .transform(({ spec }) => spec),
]);

const expectedAlertSchema = z.looseObject({
  exp_labels: emptyAsAbsent(z.record(z.string(), z.string()).default({})),
});

/** What `promtool test rules` reads, as far as alerts are concerned. */
export const testFileSchema = z.looseObject({
  rule_files: emptyAsAbsent(z.array(z.string()).default([])),
  tests: emptyAsAbsent(
    z
      .array(
        z.looseObject({
          name: z.string().optional(),
          alert_rule_test: emptyAsAbsent(
            z
              .array(
                z.looseObject({
                  alertname: z.string(),
                  eval_time: z.string().default('0'),
                  exp_alerts: emptyAsAbsent(
                    z.array(expectedAlertSchema).default([]),
                  ),
                }),
              )
              .default([]),
          ),
        }),
      )
      .default([]),
  ),
});
