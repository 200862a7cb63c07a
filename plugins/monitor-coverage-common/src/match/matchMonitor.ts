import { Labels, Monitor } from '../monitors';
import { parsePromql } from '../promql';
import { Reason } from '../reasons';
import { MatchKind, matchKinds } from '../vocabulary';
import { PartIndex } from './createPartIndex';
import { PartMatch } from './types';

/**
 * How close a label is to what is measured, closest first. A database's series
 * often say which service and which job they were read for; that is no watch
 * of the service.
 */
const closeness: Record<string, number> = {
  entity: 0,
  database: 1,
  db: 1,
  queue: 1,
  cache: 1,
  resource: 1,
  instance_name: 1,
  job: 3,
};
const OTHERWISE = 2;

class Matches {
  private readonly byRef = new Map<string, PartMatch>();

  constructor(private readonly index: PartIndex) {}

  /** Keeps the strongest for each part; what comes first, if they are equal. */
  add(entityRef: string, kind: MatchKind, reason: Reason) {
    this.keep({ entityRef, kind, reasons: [reason] });
    for (const api of this.index.apisOf(entityRef)) {
      this.keep({
        entityRef: api,
        kind,
        reasons: [{ code: 'through', params: { part: entityRef } }, reason],
      });
    }
  }

  private keep(match: PartMatch) {
    const known = this.byRef.get(match.entityRef);
    const isStronger =
      !known || matchKinds.indexOf(match.kind) < matchKinds.indexOf(known.kind);
    if (isStronger) this.byRef.set(match.entityRef, match);
  }

  /** Adds the parts that the closest of the labels name. */
  addNamed(
    labels: Labels,
    kind: MatchKind,
    explain: (label: string, value: string) => Reason,
  ) {
    let closest = Infinity;
    let named: [string, string, string][] = [];
    for (const label of this.index.labels) {
      const value = labels[label];
      const distance = closeness[label] ?? OTHERWISE;
      if (!value || distance > closest) continue;
      const entityRef = this.index.named(label, value);
      if (!entityRef) continue;
      if (distance < closest) named = [];
      closest = distance;
      named.push([entityRef, label, value]);
    }
    for (const [entityRef, label, value] of named) {
      this.add(entityRef, kind, explain(label, value));
    }
  }

  all(): PartMatch[] {
    return [...this.byRef.values()];
  }
}

type MatchedMonitor = Pick<
  Monitor,
  'name' | 'labels' | 'selectors' | 'seriesLabels' | 'expression'
>;

function addAnnotated(
  matches: Matches,
  index: PartIndex,
  monitor: MatchedMonitor,
) {
  for (const part of index.annotatedAlert(monitor.name)) {
    matches.add(part, 'annotation', {
      code: 'annotated-alert',
      params: { alert: monitor.name },
    });
  }
  if (index.hasExpressions) {
    const { comparison } = parsePromql(monitor.expression);
    for (const expression of [monitor.expression, comparison?.left ?? '']) {
      for (const part of index.annotatedExpression(expression)) {
        matches.add(part, 'annotation', { code: 'annotated-expression' });
      }
    }
  }
  for (const labels of [
    monitor.labels,
    ...monitor.selectors.map(selector => selector.labels),
    ...(monitor.seriesLabels ?? []),
  ]) {
    for (const part of index.annotatedLabels({
      ...labels,
      ...monitor.labels,
    })) {
      matches.add(part, 'annotation', { code: 'annotated-labels' });
    }
  }
}

/**
 * The parts that a monitor watches, each once, by the strongest kind of match.
 * What it costs depends on the monitor, and not on how many parts there are.
 *
 * @public
 */
export function matchMonitor(
  index: PartIndex,
  monitor: MatchedMonitor,
): PartMatch[] {
  const matches = new Matches(index);
  addAnnotated(matches, index, monitor);
  matches.addNamed(monitor.labels, 'label', (label, value) => ({
    code: 'labelled',
    params: { label, value },
  }));
  for (const { labels } of monitor.selectors) {
    matches.addNamed(labels, 'selector', (label, value) => ({
      code: 'selects',
      params: { selector: `${label}="${value}"` },
    }));
  }
  for (const labels of monitor.seriesLabels ?? []) {
    matches.addNamed(labels, 'series', (label, value) => ({
      code: 'reads',
      params: { selector: `${label}="${value}"` },
    }));
  }
  return matches.all();
}
