import {
  defaultPartLabels,
  Labels,
  MonitorSnapshot,
} from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { PrometheusApi } from './api/PrometheusApi';
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
import { readRules } from './read/readRules';
import { Remembered } from './read/Remembered';
import { retentionSeconds } from './read/retentionSeconds';
import { Routing } from './read/Routing';
import { isPlainName } from './read/selectors';
import { toMonitor } from './read/toMonitor';

/** What changes rarely and is much, such as the names of all metrics. */
const RARELY_MS = 10 * 60_000;

/** Reads one Prometheus server and its Alertmanagers. */
export class PrometheusProvider implements MonitorProvider {
  readonly id: string;
  readonly type = 'prometheus';
  readonly title: string;
  readonly #connect: Connect;
  readonly #now: () => Date;
  readonly #history: HistoryReader;
  readonly #externalLabels: Remembered<Labels>;
  readonly #metrics: Remembered<string[] | undefined>;

  constructor(
    private readonly server: PrometheusServer,
    options: { now?: () => Date; connect?: Connect } = {},
  ) {
    const { now = () => new Date() } = options;
    this.id = `prometheus:${server.id}`;
    this.title = server.title;
    this.#now = now;
    this.#connect = options.connect ?? connectTo(server, now);
    this.#history = new HistoryReader(now);
    this.#externalLabels = new Remembered({ forMs: RARELY_MS, now });
    this.#metrics = new Remembered({ forMs: RARELY_MS, now });
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
    const [rules, active, targets, keeps, externalLabels, metrics] =
      await Promise.all([
        api.rules().then(readRules),
        api.alertmanagers(),
        api.targets(),
        api.retention(),
        this.#externalLabels.get('', () => api.externalLabels()),
        this.#metrics.get('', () => api.metricNames()),
      ]);
    const { routing, isCutOff, notices } = await readRouting({
      server,
      active,
      connect,
    });
    const liveness = await readLiveness({
      api,
      rules,
      labels: this.#wantedLabels(routing),
    });
    const retention = retentionSeconds(keeps);
    const history = await this.#history.read({
      api,
      rules: rules.map(rule => ({ rule, liveness: liveness.of(rule) })),
      retention,
    });

    return {
      monitors: rules.map(rule => {
        const alerts = alertLabels(rule, liveness.of(rule), externalLabels);
        return toMonitor(
          rule,
          {
            liveness: liveness.of(rule),
            receivers: isCutOff ? [] : routing?.receivers(rule.rule, alerts),
            silences: routing?.silences(alerts),
            activity: history.activityOf(rule),
          },
          { url: server.endpoint.url, partLabels: defaultPartLabels },
        );
      }),
      metrics,
      notices: [
        ...notices,
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
    return [...new Set([...defaultPartLabels, ...deciding])]
      .filter(name => isPlainName(name) && name !== 'alertname')
      .sort();
  }
}
