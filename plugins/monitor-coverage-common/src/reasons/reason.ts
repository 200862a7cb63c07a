import { z } from 'zod';
import { signals } from '../vocabulary';

/** What stands for a day that nobody can tell. */
export const UNKNOWN_DAY = '?';

/** A day such as 2026-11-21, or {@link UNKNOWN_DAY}. */
const day = z.string();
const names = z.array(z.string());

const periodSchema = z.union([
  z.object({ days: z.number().int() }),
  z.object({ hours: z.number().int() }),
]);

/**
 * A length of time, no more exact than people would say it, so that it stays
 * the same for a while.
 *
 * @public
 */
export type Period = z.output<typeof periodSchema>;

/** Why something is as it is, for {@link describeReason} to say in words. */
export const reasonSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.enum([
      // Of cells.
      'no-monitor',
      'not-required',
      // Of how far a monitor gets.
      'measured-unknown',
      'not-measured',
      'absent-now',
      'receivers-unknown',
      'goes-nowhere',
      'fired-unknown',
      // Of what is wrong with a monitor.
      'no-runbook',
      'no-owner',
      // Of how a monitor was matched to a part.
      'annotated-expression',
      'annotated-labels',
      // Of how its signal was found.
      'signal-from-provider',
      'signal-absence',
    ]),
  }),
  z.object({
    code: z.literal('not-answering'),
    params: z.object({ providers: names }),
  }),
  z.object({
    code: z.literal('not-answering-since'),
    params: z.object({ providers: names, day }),
  }),
  z.object({
    code: z.literal('broken'),
    params: z.object({ problem: z.string() }),
  }),
  z.object({
    code: z.enum(['nobody-notified', 'unowned', 'sent-nowhere']),
    params: z.object({ receivers: names }),
  }),
  z.object({
    code: z.enum(['silenced-until', 'firing-since', 'fired', 'fired-long-ago']),
    params: z.object({ day }),
  }),
  z.object({
    code: z.enum(['drilled', 'tested']),
    params: z.object({ title: z.string() }),
  }),
  z.object({
    code: z.enum(['not-proven', 'firing-long', 'never-fired']),
    params: z.object({ period: periodSchema }),
  }),
  z.object({
    code: z.literal('flapping'),
    params: z.object({ firings: z.number(), period: periodSchema }),
  }),
  z.object({
    code: z.literal('silenced-long'),
    params: z.object({ period: periodSchema, from: day, until: day }),
  }),
  z.object({
    code: z.literal('never-approached'),
    params: z.object({ period: periodSchema, percent: z.number() }),
  }),
  z.object({
    code: z.literal('annotated-alert'),
    params: z.object({ alert: z.string() }),
  }),
  z.object({
    code: z.literal('labelled'),
    params: z.object({ label: z.string(), value: z.string() }),
  }),
  z.object({
    code: z.enum(['selects', 'reads']),
    params: z.object({ selector: z.string() }),
  }),
  z.object({
    code: z.literal('through'),
    params: z.object({ part: z.string() }),
  }),
  z.object({
    code: z.literal('owner'),
    params: z.object({ by: z.string() }),
  }),
  z.object({
    code: z.literal('owner-note'),
    params: z.object({ by: z.string(), note: z.string() }),
  }),
  z.object({
    code: z.enum(['signal-label', 'signal-annotation']),
    params: z.object({ name: z.string() }),
  }),
  z.object({
    code: z.literal('signal-exporter'),
    params: z.object({ metric: z.string(), exporter: z.string() }),
  }),
  z.object({
    code: z.literal('signal-metric'),
    params: z.object({ metric: z.string() }),
  }),
  z.object({
    code: z.literal('signal-function'),
    params: z.object({ function: z.string(), metric: z.string() }),
  }),
  z.object({
    code: z.literal('signal-instead'),
    params: z.object({ signal: z.enum(signals) }),
  }),
  /** Written down before reasons had codes. */
  z.object({
    code: z.literal('text'),
    params: z.object({ text: z.string() }),
  }),
]);

/**
 * Why something is as it is: a code with what it is about.
 *
 * @public
 */
export type Reason = z.output<typeof reasonSchema>;
