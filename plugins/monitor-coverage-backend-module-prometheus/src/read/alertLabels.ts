import { Labels } from '@guildhall/plugin-monitor-coverage-common';
import { Liveness } from './readLiveness';
import { ReadRule } from './RuleReader';

/** More than that are hardly routed in more ways. */
const MAX_ALERTS = 200;

const REFERENCE = /^\{\{-?\s*\$labels\.(\w+)\s*-?\}\}$/;

/**
 * What the alerts of a rule are called: those that it raises now, and those
 * that it would raise for the series that it reads.
 */
export function alertLabels(
  { rule, parsed }: ReadRule,
  liveness: Liveness,
  externalLabels: Labels,
): Labels[] {
  const raised = rule.alerts.map(({ labels }) => labels);
  const [first] = parsed.reads;
  const series =
    liveness.alertLabels.length > 0 && !parsed.isAbsence
      ? liveness.alertLabels
      : [first?.selector.labels ?? {}];
  const possible = series.map(labels => {
    const kept = keep(labels, parsed.groupsBy);
    return { ...kept, ...fill(rule.labels, kept) };
  });
  return distinct([...raised, ...possible].slice(0, MAX_ALERTS)).map(
    labels => ({ ...externalLabels, ...labels, alertname: rule.name }),
  );
}

/** The labels of a rule may take over what the series are called. */
function fill(labels: Labels, series: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) => {
      const label = REFERENCE.exec(value)?.[1];
      if (label) {
        return [[name, series[label] ?? '']];
      }
      return isTemplate(value) ? [] : [[name, value]];
    }),
  );
}

/** Whether the value is only known when the alert is raised. */
export function isTemplate(value: string): boolean {
  return value.includes('{{');
}

function keep(labels: Labels, names: readonly string[] | undefined): Labels {
  return names
    ? Object.fromEntries(
        Object.entries(labels).filter(([name]) => names.includes(name)),
      )
    : labels;
}

/** Each label set once. */
export function distinct(sets: readonly Labels[]): Labels[] {
  return [
    ...new Map(
      sets.map(labels => [
        JSON.stringify(Object.entries(labels).sort()),
        labels,
      ]),
    ).values(),
  ];
}
