import { Alertmanager } from './__testUtils__/Alertmanager';
import { describeWithServers } from './__testUtils__/describeWithServers';
import { RealServers, startExporter, until } from './__testUtils__/realServers';
import { monitorOf, startReader } from './__testUtils__/startProviders';

jest.setTimeout(120_000);

const DAY_SECONDS = 86_400;

const threshold = {
  alert: 'DatabaseSaturated',
  expr: 'visits_db_cpu_ratio{job="visits-db"} > 0.9',
  labels: { severity: 'page', team: 'data' },
  annotations: { runbook_url: 'https://example.org/runbook' },
};

const rules = [
  threshold,
  { alert: 'Watchdog', expr: 'vector(1)', labels: { severity: 'none' } },
  {
    alert: 'ReplicaLags',
    expr: 'pg_replication_lag_seconds{job="visits-db"} > 30',
    labels: { severity: 'page', team: 'data' },
  },
  {
    alert: 'HostIsDown',
    expr: 'up{job="visits-host"} == 0',
    labels: { severity: 'page', team: '{{ $labels.job }}' },
  },
  {
    alert: 'ErrorsOfApi',
    expr: 'sum by (service) (rate(http_requests_total{code=~"5.."}[1m])) / sum by (service) (rate(http_requests_total[1m])) > 0.05',
    labels: { severity: 'warning' },
  },
  {
    alert: 'NoHeartbeat',
    expr: 'absent(visits_heartbeat{service="visits-api"})',
    labels: { severity: 'warning' },
  },
  {
    record: 'service:requests:rate1m',
    expr: 'sum by (service) (rate(http_requests_total[1m]))',
  },
  {
    alert: 'NoTraffic',
    expr: 'service:requests:rate1m{service="visits-api"} < 10',
    labels: { severity: 'warning' },
  },
  {
    alert: 'EitherOfTwo',
    expr: '(visits_db_cpu_ratio or nobody_measures_this) > 0.95',
    labels: { severity: 'warning' },
  },
  {
    alert: 'BothOfTwo',
    expr: '(visits_db_cpu_ratio * on (job) nobody_measures_this) > 0.95',
    labels: { severity: 'warning' },
  },
];

const ruleFile = (extra: object[] = []) => ({
  groups: [{ name: 'visits', rules: [...rules, ...extra] }],
});

const routes = {
  route: {
    receiver: 'everybody',
    routes: [
      { receiver: 'blackhole', matchers: ['severity="none"'] },
      {
        receiver: 'data-pager',
        matchers: ['team="data"', 'region="eu-1"'],
        continue: true,
      },
      { receiver: 'infra', match_re: { job: 'visits-(host|rack)' } },
      { receiver: 'pager', match: { severity: 'page' } },
    ],
  },
  receivers: [
    { name: 'everybody', webhook_configs: [{ url: 'http://127.0.0.1:1/' }] },
    { name: 'data-pager', webhook_configs: [{ url: 'http://127.0.0.1:1/' }] },
    { name: 'infra', webhook_configs: [{ url: 'http://127.0.0.1:1/' }] },
    { name: 'pager', webhook_configs: [{ url: 'http://127.0.0.1:1/' }] },
    { name: 'blackhole' },
  ],
};

/** Three days in which the database was saturated twice, and the API never was quiet. */
function pastOf(now: number): string {
  const at = (hoursAgo: number) => Math.floor(now / 1_000 - hoursAgo * 3_600);
  const series: Record<string, string[]> = {
    up: [],
    visits_db_cpu_ratio: [],
    ALERTS: [],
  };
  const labels =
    'alertname="DatabaseSaturated",alertstate="firing",severity="page",team="data",job="visits-db"';
  for (let hours = 72; hours > 1; hours -= 1 / 30) {
    const time = at(hours);
    const isSaturated =
      (hours < 60 && hours > 58) || (hours < 30 && hours > 29);
    series.up.push(`up{job="visits-db"} 1 ${time}`);
    series.visits_db_cpu_ratio.push(
      `visits_db_cpu_ratio{job="visits-db"} ${
        isSaturated ? 0.93 : 0.4
      } ${time}`,
    );
    if (isSaturated) {
      series.ALERTS.push(`ALERTS{${labels}} 1 ${time}`);
    }
  }
  return `${Object.entries(series)
    .map(([name, lines]) => `# TYPE ${name} gauge\n${lines.join('\n')}`)
    .join('\n')}\n# EOF\n`;
}

describeWithServers('a real Prometheus and a real Alertmanager', () => {
  const servers = new RealServers();
  let exporter: Awaited<ReturnType<typeof startExporter>>;
  let node: Awaited<ReturnType<RealServers['startNodeExporter']>>;
  let alertmanager: Alertmanager;
  let prometheus: Awaited<ReturnType<RealServers['startPrometheus']>>;
  let read: Awaited<ReturnType<typeof startReader>>;

  beforeAll(async () => {
    exporter = await startExporter();
    exporter.metrics.push(
      'visits_db_cpu_ratio 0.4',
      'http_requests_total{service="visits-api",code="200"} 1',
    );
    [node, alertmanager] = await Promise.all([
      servers.startNodeExporter(),
      servers.startAlertmanager(routes),
    ]);
    prometheus = await servers.startPrometheus({
      rules: ruleFile(),
      alertmanagers: [alertmanager.address],
      jobs: { 'visits-db': [exporter.target], 'visits-host': [node.target] },
      past: pastOf(Date.now()),
    });
    read = await startReader({
      url: prometheus.url,
      alertmanagers: [{ url: alertmanager.url }],
    });
    await until(
      () => read(),
      snapshot =>
        monitorOf(snapshot, 'NoTraffic').series === 'live' &&
        monitorOf(snapshot, 'HostIsDown').series === 'live' &&
        monitorOf(snapshot, 'NoHeartbeat').activity?.firingSince !== undefined,
    );
  });

  afterAll(async () => {
    await exporter.stop();
    await servers.stop();
  });

  it('tells which rules read something that is there', async () => {
    const snapshot = await read();
    const states = Object.fromEntries(
      snapshot.monitors.map(({ name, series }) => [name, series]),
    );
    expect(states).toEqual({
      DatabaseSaturated: 'live',
      Watchdog: 'live',
      ReplicaLags: 'missing',
      HostIsDown: 'live',
      // Nothing has failed yet, but what would be is measured.
      ErrorsOfApi: 'live',
      NoHeartbeat: 'missing',
      NoTraffic: 'live',
      EitherOfTwo: 'live',
      BothOfTwo: 'missing',
    });
    expect(monitorOf(snapshot, 'NoTraffic')).toMatchObject({
      seriesLabels: [{ service: 'visits-api' }],
      selectors: expect.arrayContaining([
        { metric: 'http_requests_total', labels: {} },
      ]),
    });
    expect(snapshot.metrics).toEqual(
      expect.arrayContaining(['node_load1', 'visits_db_cpu_ratio']),
    );
    expect(snapshot).toMatchObject({
      retention: 30 * DAY_SECONDS,
      notices: [],
    });
  });

  it('tells who hears of them', async () => {
    const snapshot = await read();
    const receivers = Object.fromEntries(
      snapshot.monitors.map(each => [each.name, each.receivers]),
    );
    expect(receivers).toMatchObject({
      // By the label that Prometheus adds to all that leaves it, and `continue`.
      DatabaseSaturated: [
        { name: 'data-pager', notifies: true },
        { name: 'pager', notifies: true },
      ],
      ReplicaLags: [
        { name: 'data-pager', notifies: true },
        { name: 'pager', notifies: true },
      ],
      Watchdog: [{ name: 'blackhole', notifies: false }],
      // By a label of the series.
      HostIsDown: [{ name: 'infra', notifies: true }],
      NoTraffic: [{ name: 'everybody', notifies: true }],
    });
  });

  it('tells what they did, as far back as there is something', async () => {
    const snapshot = await read();
    const { activity, ...monitor } = monitorOf(snapshot, 'DatabaseSaturated');
    expect(activity).toMatchObject({ firings: 2 });
    expect(activity?.window).toBeGreaterThan(2.9 * DAY_SECONDS);
    expect(activity?.window).toBeLessThan(3.1 * DAY_SECONDS);
    const hoursAgo =
      (Date.now() - Date.parse(activity?.lastFiredAt ?? '')) / 3_600_000;
    expect(hoursAgo).toBeGreaterThan(28.8);
    expect(hoursAgo).toBeLessThan(29.3);
    expect(monitor).toMatchObject({
      id: expect.stringMatching(/rules\.yml#visits#DatabaseSaturated$/),
      purpose: 'threshold',
      annotations: threshold.annotations,
      seriesLabels: [{ job: 'visits-db' }],
    });

    // It never fired; it came as near as 0.93 of 0.95.
    const { activity: quiet } = monitorOf(snapshot, 'EitherOfTwo');
    expect(quiet).toMatchObject({ firings: 0 });
    expect(quiet?.lastFiredAt).toBeUndefined();
    expect(quiet?.closestApproach).toBeCloseTo(0.93 / 0.95, 3);

    expect(monitorOf(snapshot, 'Watchdog')).toMatchObject({
      purpose: 'watchdog',
      activity: { firingSince: expect.any(String) },
    });
    expect(monitorOf(snapshot, 'NoHeartbeat').purpose).toBe('absence');
  });

  it('sees a rule that is added', async () => {
    await prometheus.reload(
      ruleFile([{ alert: 'HostIsBusy', expr: 'node_load1 > 1e6' }]),
    );
    const snapshot = await until(
      () => read(),
      ({ monitors }) => monitors.some(({ name }) => name === 'HostIsBusy'),
    );
    expect(monitorOf(snapshot, 'HostIsBusy')).toMatchObject({
      series: 'live',
      seriesLabels: [{ job: 'visits-host' }],
      receivers: [{ name: 'infra', notifies: true }],
    });
  });

  it('sees silences of all that a rule may raise', async () => {
    const year = await alertmanager.silence(
      { alertname: 'DatabaseSaturated', job: 'visits-db' },
      365,
    );
    await alertmanager.silence(
      { alertname: 'DatabaseSaturated', job: 'other-db' },
      365,
    );
    const silenced = await read();
    const { silences = [] } = monitorOf(silenced, 'DatabaseSaturated');
    expect(silences).toEqual([
      {
        id: year,
        createdBy: 'A. Person',
        comment: 'too loud',
        startsAt: expect.any(String),
        endsAt: expect.any(String),
      },
    ]);
    const [{ startsAt, endsAt }] = silences;
    expect(Date.parse(endsAt) - Date.parse(startsAt)).toBeGreaterThan(
      364 * DAY_SECONDS * 1_000,
    );
    expect(monitorOf(silenced, 'ReplicaLags').silences).toEqual([]);

    await alertmanager.unsilence(year);
    const [ended] = monitorOf(await read(), 'DatabaseSaturated').silences ?? [];
    expect(Date.parse(ended.endsAt)).toBeLessThanOrEqual(Date.now());
  });

  it('sees an alert that fires, and to whom it went', async () => {
    exporter.metrics[0] = 'visits_db_cpu_ratio 0.97';
    const firing = await until(
      () => read(),
      // Long enough for the server to remember it afterwards.
      snapshot =>
        Date.parse(
          monitorOf(snapshot, 'DatabaseSaturated').activity?.firingSince ?? '',
        ) <
        Date.now() - 15_000,
    );
    const { activity } = monitorOf(firing, 'DatabaseSaturated');
    expect(Date.parse(activity?.lastFiredAt ?? '')).toBeGreaterThan(
      Date.now() - 60_000,
    );
    exporter.metrics[0] = 'visits_db_cpu_ratio 0.4';
    const calm = await until(
      () => read(),
      snapshot =>
        monitorOf(snapshot, 'DatabaseSaturated').activity?.firingSince ===
        undefined,
    );
    expect(
      Date.parse(
        monitorOf(calm, 'DatabaseSaturated').activity?.lastFiredAt ?? '',
      ),
    ).toBeGreaterThan(Date.now() - 120_000);
  });

  it('sees a target that is killed', async () => {
    node.kill();
    const snapshot = await until(
      () => read(),
      each =>
        monitorOf(each, 'HostIsBusy').series === 'missing' &&
        monitorOf(each, 'HostIsDown').activity?.firingSince !== undefined,
    );
    // That it is down is still measured.
    expect(monitorOf(snapshot, 'HostIsDown')).toMatchObject({
      series: 'live',
      activity: { firings: 1, lastFiredAt: expect.any(String) },
      receivers: [{ name: 'infra', notifies: true }],
    });
    expect(snapshot.notices).toEqual([
      '1 of 2 targets cannot be scraped, of visits-host',
    ]);
  });
});
