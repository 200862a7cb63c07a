import {
  Labels,
  Monitor,
  MonitorActivity,
  Receiver,
  Silence,
} from '@guildhall/plugin-monitor-coverage-common';
import { distinct } from './distinct';
import { Liveness } from './readLiveness';
import { ReadRule } from './RuleReader';

/** What a portal can match by; more are not looked at. */
const MAX_SERIES = 2_000;

/** What was found out about a rule; what is absent is not known. */
export interface Findings {
  liveness: Liveness;
  receivers?: Receiver[];
  silences?: Silence[];
  activity?: MonitorActivity;
}

/** A rule in the words of monitor coverage. */
export function toMonitor(
  { id, place, rule, purpose, selectors, problem }: ReadRule,
  { liveness, ...findings }: Findings,
  options: { url: string; partLabels: readonly string[] },
): Monitor {
  const { url, partLabels } = options;
  return {
    id,
    name: rule.name,
    origin: {
      title: place,
      url: `${url}/graph?${new URLSearchParams({
        'g0.expr': rule.query,
        'g0.tab': '1',
      })}`,
    },
    expression: rule.query,
    purpose,
    selectors,
    labels: rule.labels,
    annotations: rule.annotations,
    ...(problem !== undefined && { problem }),
    series: liveness.state,
    seriesLabels: namesOfParts(liveness.labels, partLabels),
    ...findings,
  };
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
