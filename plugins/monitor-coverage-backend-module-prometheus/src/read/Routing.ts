import {
  Interruption,
  interruptionsOf,
  isTemplate,
  Labels,
  matchesAll,
  Receiver,
  routeAlert,
  routingLabels,
  Silence,
} from '@guildhall/plugin-monitor-coverage-common';
import { AlertmanagerState, SilenceRule } from '../api/AlertmanagerApi';

/** Silences made by a click name every label of an alert. */
const MAX_SILENCE_LABELS = 20;

/** More are no news. */
const MAX_INTERRUPTIONS = 20;

/** Where alerts go, and which are silenced, over all Alertmanagers. */
export class Routing {
  readonly #alerts = new Map<string, AlertmanagerState['alerts']>();
  readonly #silences: SilenceRule[];

  constructor(private readonly states: readonly AlertmanagerState[]) {
    for (const alert of states.flatMap(({ alerts }) => alerts)) {
      const { alertname = '' } = alert.labels;
      const known = this.#alerts.get(alertname);
      if (known) {
        known.push(alert);
      } else {
        this.#alerts.set(alertname, [alert]);
      }
    }
    // The members of a cluster know the same ones.
    this.#silences = [
      ...new Map(
        states
          .flatMap(({ silences }) => silences)
          .map(each => [each.silence.id, each]),
      ).values(),
    ];
  }

  /** The labels that decide what happens to an alert. */
  labels(now: Date): Set<string> {
    const silenced = this.#silences
      .filter(({ silence }) => Date.parse(silence.endsAt) > now.getTime())
      .flatMap(({ matchers }) => matchers.map(({ label }) => label));
    return new Set([
      ...this.states.flatMap(({ tree }) => [...routingLabels(tree.root)]),
      ...[...new Set(silenced)].slice(0, MAX_SILENCE_LABELS),
    ]);
  }

  /**
   * Who hears of a rule: to whom its alerts are sent now, and to whom those
   * that it may raise would be.
   */
  receivers(rule: AlertIdentity, alerts: readonly Labels[]): Receiver[] {
    const found = new Map<string, Receiver>();
    for (const { tree } of this.states) {
      const sent = this.#current(rule).flatMap(({ receivers }) =>
        receivers.map(name => ({
          name,
          notifies: tree.receivers.get(name)?.notifies ?? false,
        })),
      );
      const routed = alerts.flatMap(labels => routeAlert(tree, labels));
      for (const { name, notifies } of [...sent, ...routed]) {
        found.set(name, {
          name,
          notifies: notifies || (found.get(name)?.notifies ?? false),
        });
      }
    }
    return [...found.values()];
  }

  /** What may keep an alert that it may raise from being sent, each once. */
  interruptions(alerts: readonly Labels[]): Interruption[] {
    const found = this.states
      .flatMap(({ tree }) =>
        alerts.flatMap(labels => interruptionsOf(tree, labels)),
      )
      .map(each => [`${each.kind} ${each.by}`, each] as const);
    return [...new Map(found).values()].slice(0, MAX_INTERRUPTIONS);
  }

  /** The silences that are about every alert of a rule. */
  silences(alerts: readonly Labels[]): Silence[] {
    return this.#silences
      .filter(({ matchers }) =>
        alerts.every(labels => matchesAll(matchers, labels)),
      )
      .map(({ silence }) => silence);
  }

  /** Whether an Alertmanager has an alert of the rule. */
  hasAlert(rule: AlertIdentity): boolean {
    return this.#current(rule).length > 0;
  }

  #current(rule: AlertIdentity): AlertmanagerState['alerts'] {
    const demands = Object.entries(rule.labels).filter(
      ([, value]) => !isTemplate(value),
    );
    return (this.#alerts.get(rule.name) ?? []).filter(({ labels }) =>
      demands.every(([name, value]) => (labels[name] ?? '') === value),
    );
  }
}

/** What an Alertmanager knows a rule by. */
interface AlertIdentity {
  name: string;
  labels: Labels;
}
