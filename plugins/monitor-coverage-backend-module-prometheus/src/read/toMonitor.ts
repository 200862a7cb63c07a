import {
  Interruption,
  Labels,
  Monitor,
  MonitorActivity,
  MonitorTest,
  Receiver,
  Silence,
} from '@guildhall/plugin-monitor-coverage-common';
import { createHash } from 'node:crypto';
import { distinct } from './distinct';
import { Liveness } from './readLiveness';
import { ReadRule } from './RuleReader';

/** What a portal can match by; more are not looked at. */
const MAX_SERIES = 2_000;

/** Nothing that is longer is read by anybody. */
const MAX_ID = 400;
const MAX_PLACE = 1_000;
const MAX_LINK = 2_000;
const MAX_VALUE = 10_000;
const MAX_TEXT = 50_000;

/** What was found out about a rule; what is absent is not known. */
export interface Findings {
  liveness: Liveness;
  receivers?: Receiver[];
  silences?: Silence[];
  interruptions?: Interruption[];
  activity?: MonitorActivity;
  tests?: MonitorTest[];
}

/** A rule in the words of monitor coverage. */
export function toMonitor(
  { id, place, rule, purpose, selectors, problem }: ReadRule,
  { liveness, ...findings }: Findings,
  options: { url: string; partLabels: readonly string[] },
): Monitor {
  const { url, partLabels } = options;
  return {
    id: shortId(id),
    name: rule.name,
    origin: { title: cut(place, MAX_PLACE), url: toLink(url, rule.query) },
    expression: cut(rule.query, MAX_TEXT),
    purpose,
    selectors,
    labels: cutAll(rule.labels),
    annotations: cutAll(rule.annotations),
    ...(problem !== undefined && { problem: cut(problem, MAX_TEXT) }),
    series: liveness.state,
    seriesLabels: namesOfParts(liveness.labels, partLabels),
    ...findings,
  };
}

/** To where one sees what the expression gives, if that can be an address. */
function toLink(url: string, expression: string): string {
  const query = new URLSearchParams({ 'g0.expr': expression, 'g0.tab': '1' });
  return query.toString().length > MAX_LINK
    ? `${url}/alerts`
    : `${url}/graph?${query}`;
}

/** A file may be called as it likes; an id is a key. */
function shortId(id: string): string {
  return id.length > MAX_ID
    ? `${id.slice(-MAX_ID)}#${createHash('sha256')
        .update(id)
        .digest('hex')
        .slice(0, 16)}`
    : id;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function cutAll(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).map(([name, value]) => [
      name,
      cut(value, MAX_VALUE),
    ]),
  );
}

/** Only the labels that may name a part, each set once. */
function namesOfParts(
  sets: readonly Labels[],
  partLabels: readonly string[],
): Labels[] {
  const named = sets
    .map(labels =>
      Object.fromEntries(
        partLabels.flatMap(name =>
          labels[name] ? [[name, labels[name]]] : [],
        ),
      ),
    )
    .filter(labels => Object.keys(labels).length > 0);
  return distinct(named).slice(0, MAX_SERIES);
}
