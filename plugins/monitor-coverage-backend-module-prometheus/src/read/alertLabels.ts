import { alertOf, Labels } from '@guildhall/plugin-monitor-coverage-common';
import { Alerting } from '../api/PrometheusApi';
import { distinct } from './distinct';
import { Liveness } from './readLiveness';
import { ReadRule } from './RuleReader';

/** More than that are hardly routed in more ways. */
const MAX_ALERTS = 200;

/**
 * What the alerts of a rule are called: those that it raises now, and those
 * that it would raise for the series that it reads.
 */
export function alertLabels(
  { rule, parsed }: ReadRule,
  liveness: Liveness,
  { externalLabels, relabel = unchanged }: Alerting,
): Labels[] {
  const raised = rule.alerts.map(({ labels }) => labels);
  const [first] = parsed.reads;
  const series =
    liveness.alertLabels.length > 0 && !parsed.isAbsence
      ? liveness.alertLabels
      : [first?.selector.labels ?? {}];
  const possible = series.map(labels => alertOf(rule, labels, parsed.groupsBy));
  return distinct([...raised, ...possible].slice(0, MAX_ALERTS)).map(labels =>
    relabel({ ...externalLabels, ...labels, alertname: rule.name }),
  );
}

function unchanged(labels: Labels): Labels {
  return labels;
}
