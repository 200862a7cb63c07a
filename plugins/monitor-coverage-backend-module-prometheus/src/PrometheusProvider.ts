import {
  Monitor,
  MonitorSnapshot,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  FileReader,
  MonitorProvider,
} from '@guildhall/plugin-monitor-coverage-node';
import { setImmediate } from 'node:timers/promises';
import { Alerting, PrometheusApi } from './api/PrometheusApi';
import { Endpoint, PrometheusServer } from './config';
import { ApiClient } from './http/ApiClient';
import { Connect, connectTo } from './http/connect';
import { alertLabels } from './read/alertLabels';
import {
  describeTargets,
  describeUnasked,
  describeUndelivered,
} from './read/describeServer';
import { HistoryReader } from './read/HistoryReader';
import { readLiveness } from './read/readLiveness';
import { readRouting } from './read/readRouting';
import { RuleReader } from './read/RuleReader';
import { RuleTests } from './read/RuleTests';
import { Remembered } from './read/Remembered';
import { retentionSeconds } from './read/retentionSeconds';
import { Routing } from './read/Routing';
import { isPlainName } from './read/selectors';
import { toMonitor } from './read/toMonitor';

/** The configuration of a server changes rarely and is long. */
const CONFIGURATION_MS = 10 * 60_000;

/** Others get a turn after that many rules. */
const RULES_PER_TURN = 100;

const RELABELLED =
  'It changes the labels of its alerts in ways that are not followed (alert_relabel_configs), so that nobody can tell who hears of them';

/** A server that was just configured has no Alertmanagers for a few seconds. */
const SETTLING_MS = 60_000;

/** Reads one Prometheus server and its Alertmanagers. */
export class PrometheusProvider implements MonitorProvider {
  readonly id: string;
  readonly type = 'prometheus';
  readonly title: string;
  readonly #connect: Connect;
  readonly #now: () => Date;
  readonly #files: Pick<FileReader, 'read'>;
  readonly #rules = new RuleReader();
  readonly #history: HistoryReader;
  readonly #alerting: Remembered<Alerting>;

  constructor(
    private readonly server: PrometheusServer,
    options: {
      files: Pick<FileReader, 'read'>;
      now?: () => Date;
      connect?: Connect;
    },
  ) {
    const { now = () => new Date() } = options;
    this.id = `prometheus:${server.id}`;
    this.title = server.title;
    this.#now = now;
    this.#files = options.files;
    this.#connect = options.connect ?? connectTo(server, now);
    this.#history = new HistoryReader({
      now,
      // A recording is never too busy.
      approaches: server.recordedAnswers === undefined ? 5 : Infinity,
    });
    this.#alerting = new Remembered({ forMs: CONFIGURATION_MS, now });
  }

  async read({ signal }: { signal: AbortSignal }): Promise<MonitorSnapshot> {
    const { server } = this;
    const connect = (name: string, endpoint: Endpoint) =>
      new ApiClient({
        transport: this.#connect(name, endpoint),
        secrets: endpoint.secrets,
        signal,
      });
    const api = new PrometheusApi(connect('prometheus', server.endpoint));
    await api.check();
    const [rules, active, targets, runtime, alerting, metrics, tests] =
      await Promise.all([
        api.rules().then(groups => this.#rules.read(groups)),
        api.alertmanagers(),
        api.targets(),
        api.runtime(),
        this.#alerting.get('', () => api.alerting()),
        api.metricNames(),
        RuleTests.read(this.#files, server.ruleTests, signal),
      ]);
    const {
      routing: found,
      isCutOff,
      notices,
    } = await readRouting({
      server,
      active,
      connect,
      isSettled: isSettled(runtime?.lastConfigTime, this.#now()),
    });
    const { relabel } = alerting;
    // Labels that nobody knows are routed nobody knows where.
    const routing = relabel && found;
    const liveness = await readLiveness({
      api,
      rules,
      labels: this.#wantedLabels(routing),
    });
    const retention = retentionSeconds(runtime?.storageRetention);
    const history = await this.#history.read({
      api,
      rules: rules.map(rule => ({ rule, liveness: liveness.of(rule) })),
      retention,
    });

    const monitors: Monitor[] = [];
    for (const [index, rule] of rules.entries()) {
      const alerts = alertLabels(rule, liveness.of(rule), alerting);
      monitors.push(
        toMonitor(
          rule,
          {
            liveness: liveness.of(rule),
            receivers: isCutOff ? [] : routing?.receivers(rule.rule, alerts),
            silences: routing?.silences(alerts),
            interruptions: routing?.interruptions(alerts),
            activity: history.activityOf(rule),
            tests: tests.of(rule.rule),
          },
          { url: server.endpoint.url, partLabels: server.partLabels },
        ),
      );
      if (index % RULES_PER_TURN === 0) {
        await setImmediate();
      }
    }

    return {
      monitors,
      metrics,
      notices: [
        ...notices,
        ...(relabel ? [] : [RELABELLED]),
        ...history.notices,
        ...describeTargets(targets ?? []),
        ...describeUnasked(liveness.unasked),
        ...(routing && !isCutOff
          ? describeUndelivered(rules, routing, this.#now())
          : []),
      ],
      retention,
    };
  }

  /** What parts are named by, and what decides where alerts go. */
  #wantedLabels(routing: Routing | undefined): string[] {
    const deciding = routing?.labels(this.#now()) ?? [];
    return [...new Set([...this.server.partLabels, ...deciding])]
      .filter(name => isPlainName(name) && name !== 'alertname')
      .sort();
  }
}

/** Whether a server has had time to find its Alertmanagers. */
function isSettled(configuredAt: string | undefined, now: Date): boolean {
  return (
    configuredAt === undefined ||
    now.getTime() - Date.parse(configuredAt) > SETTLING_MS
  );
}
