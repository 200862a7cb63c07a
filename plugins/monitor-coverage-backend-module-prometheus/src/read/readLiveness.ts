import {
  Labels,
  SeriesRead,
  SeriesState,
} from '@guildhall/plugin-monitor-coverage-common';
import { PrometheusApi } from '../api/PrometheusApi';
import { askSeries, SeriesAnswers } from './askSeries';
import { ReadRule } from './RuleReader';
import { toPromql, withoutOutcome } from './selectors';

/** Whether what a rule reads is there, and what it is called. */
export interface Liveness {
  state: SeriesState;
  /** The labels of all that it reads. */
  labels: Labels[];
  /** The labels that its alerts begin with: those of what it reads first. */
  alertLabels: Labels[];
}

/** The liveness of all rules. */
export interface LivenessAnswer {
  of(rule: ReadRule): Liveness;
  /** How many reads were not asked about, or refused. */
  unasked: number;
}

const unknown: Liveness = { state: 'unknown', labels: [], alertLabels: [] };

/**
 * Finds out which rules read series that are there. Where some of what a rule
 * reads is there and some is not, its left side decides, because only the
 * server can tell whether it needs both.
 *
 * @throws ServerError if the server cannot be read.
 */
export async function readLiveness(options: {
  api: PrometheusApi;
  rules: readonly ReadRule[];
  /** The labels that are wanted. */
  labels: readonly string[];
}): Promise<LivenessAnswer> {
  const { rules } = options;
  const reads = rules.flatMap(({ parsed }) => parsed.reads);
  const exact = await askSeries({
    ...options,
    expressions: reads.map(toPromql).filter(isDefined),
  });
  const failures = await askSeries({
    ...options,
    expressions: reads
      .filter(read => lookUp(exact, toPromql(read))?.length === 0)
      .map(toPromqlOfAnyOutcome)
      .filter(isDefined),
  });
  const answers = new Map(
    reads.map(read => {
      const found = lookUp(exact, toPromql(read));
      return [
        read,
        found?.length === 0
          ? lookUp(failures, toPromqlOfAnyOutcome(read)) ?? found
          : found,
      ];
    }),
  );
  const mixed = rules.filter(rule => isMixed(rule, answers));
  const sides = await askSeries({
    ...options,
    expressions: mixed.map(leftSide).filter(isDefined),
  });
  const found = new Map(
    rules.map(rule => [rule, toLiveness(rule, answers, sides)]),
  );
  return {
    of: rule => found.get(rule) ?? unknown,
    unasked: [...answers.values()].filter(labels => !labels).length,
  };
}

type ReadAnswers = ReadonlyMap<SeriesRead, Labels[] | undefined>;

function toLiveness(
  rule: ReadRule,
  answers: ReadAnswers,
  sides: SeriesAnswers,
): Liveness {
  const found = rule.parsed.reads.map(read => answers.get(read));
  const known = found.filter(isDefined);
  if (rule.parsed.problem || known.length < found.length) {
    return unknown;
  }
  const liveness = { labels: known.flat(), alertLabels: known[0] ?? [] };
  if (!isMixed(rule, answers)) {
    const isLive = known.every(labels => labels.length > 0);
    return { state: isLive ? 'live' : 'missing', ...liveness };
  }
  const side = lookUp(sides, leftSide(rule));
  return {
    state: side ? (side.length > 0 && 'live') || 'missing' : 'unknown',
    ...liveness,
  };
}

/** Whether some of what it reads is there, and some is not. */
function isMixed({ parsed }: ReadRule, answers: ReadAnswers): boolean {
  const counts = parsed.reads.map(read => answers.get(read)?.length);
  return counts.includes(0) && counts.some(count => (count ?? 0) > 0);
}

function leftSide({ parsed }: ReadRule): string | undefined {
  return parsed.comparison?.left;
}

function toPromqlOfAnyOutcome(read: SeriesRead): string | undefined {
  const wider = withoutOutcome(read);
  return wider && toPromql(wider);
}

function lookUp(
  answers: SeriesAnswers,
  expression: string | undefined,
): Labels[] | undefined {
  return expression === undefined ? undefined : answers.get(expression);
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
