import { Labels } from '@guildhall/plugin-monitor-coverage-common';
import { PrometheusApi } from '../api/PrometheusApi';
import { keyOf } from './distinct';
import { isPlainName } from './selectors';
import { ReadRule } from './RuleReader';

const FIRING = 'ALERTS{alertstate="firing"}';

/** How far back one looks, and how closely. */
interface Span {
  range: string;
  step: string;
  /** The range. */
  seconds: number;
}

/** As far back as is looked at all; dear, so that it is kept for a while. */
export const longSpan: Span = {
  range: '30d',
  step: '5m',
  seconds: 30 * 24 * 60 * 60,
};
/** Longer than the long one is kept, and cheap. */
export const recentSpan: Span = {
  range: '30m',
  step: '5s',
  seconds: 30 * 60,
};

/** When alerts of some name and labels fired. */
export interface Firings {
  labels: Labels;
  /** How often they began to. */
  count: number;
  /** When they last did, in milliseconds. */
  lastAt: number;
}

/** When which alerts fired, and how far back that is known, in seconds. */
export interface History {
  window: number;
  /** By the name of the alert. */
  firings: ReadonlyMap<string, Firings[]>;
}

/** @throws ServerError */
export async function readFirings(options: {
  api: PrometheusApi;
  span: Span;
  rules: readonly ReadRule[];
  now: Date;
}): Promise<Firings[]> {
  const { api, rules, now } = options;
  const { range, step } = options.span;
  const by = `sum by (${historyLabels(rules).join(', ')})`;
  const firing = `${by} (${FIRING})`;
  const [ages, counts] = await Promise.all([
    api.query(`time() - max_over_time(timestamp(${firing})[${range}:${step}])`),
    api.query(
      `count_over_time((${firing} unless ${by} (${FIRING} offset ${step}))[${range}:${step}])`,
    ),
  ]);
  const countOf = new Map(
    counts.map(({ metric, value }) => [keyOf(metric), value]),
  );
  return ages.map(({ metric, value = 0 }) => ({
    labels: metric,
    count: countOf.get(keyOf(metric)) ?? 1,
    lastAt: now.getTime() - value * 1_000,
  }));
}

/** What was seen from afar and from near as one; neither counts twice. */
export function mergeFirings(
  ...views: readonly Firings[][]
): History['firings'] {
  const merged = new Map<string, Firings>();
  for (const each of views.flat()) {
    const key = keyOf(each.labels);
    const known = merged.get(key);
    merged.set(key, {
      labels: each.labels,
      count: Math.max(each.count, known?.count ?? 0),
      lastAt: Math.max(each.lastAt, known?.lastAt ?? 0),
    });
  }
  const byName = new Map<string, Firings[]>();
  for (const each of merged.values()) {
    const { alertname = '' } = each.labels;
    byName.set(alertname, [...(byName.get(alertname) ?? []), each]);
  }
  return byName;
}

/**
 * How many seconds of the past the server has samples of, as far as it is
 * looked at; 0 if it has none.
 *
 * @throws ServerError
 */
export async function readReach(api: PrometheusApi): Promise<number> {
  for (const [metric, span] of [
    ['up', '30d:1h'],
    ['up', '1h:1m'],
    ['up', '1m:5s'],
    // Of a server that only evaluates rules.
    ['ALERTS', '30d:1h'],
  ]) {
    const [oldest] = await api.query(
      `time() - min_over_time(timestamp(group(${metric}))[${span}])`,
    );
    if (oldest?.value !== undefined) {
      return Math.floor(oldest.value);
    }
  }
  return 0;
}

/** The labels that tell rules of the same name apart. */
function historyLabels(rules: readonly ReadRule[]): string[] {
  const names = rules.flatMap(({ rule }) => Object.keys(rule.labels));
  return [...new Set(['alertname', ...names])].filter(isPlainName).sort();
}
