import { ConfigReader } from '@backstage/config';
import { resolve as resolvePath } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  alertmanager,
  Answers,
  rule,
  startFakeServer,
  success,
} from './__testUtils__/startFakeServer';
import { monitorOf, startReader } from './__testUtils__/startProviders';
import { readPrometheusServers } from './config';
import { recordAnswers } from './recordAnswers';

const DAY_MS = 86_400_000;

const isoDaysFromNow = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

/** What Prometheus 3 answers, with pages of groups and native histograms. */
const newerServer: Answers = {
  '/api/v1/status/buildinfo': success({ version: '3.5.0' }),
  '/api/v1/rules': ({ parameters }, response) => {
    const page = Number(parameters.group_next_token ?? '0');
    // It refuses a token without a limit.
    response.writeHead(parameters.group_limit ? 200 : 400).end(
      JSON.stringify(
        success({
          groups: [
            {
              name: `group-${page}`,
              file: 'rules.yml',
              rules: [
                page === 1
                  ? {
                      ...rule(
                        'Slow',
                        'histogram_quantile(0.99, rate({"http.server.duration"}[5m])) > 1',
                      ),
                      duration: 60,
                      alerts: [
                        {
                          labels: { alertname: 'Slow' },
                          state: 'firing',
                          activeAt: isoDaysFromNow(-3),
                        },
                      ],
                    }
                  : rule(`Rule${page}`),
              ],
            },
          ],
          ...(page < 2 && { groupNextToken: String(page + 1) }),
        }),
      ),
    );
  },
  '/api/v1/label/__name__/values': success(['http.server.duration']),
  '/api/v1/status/config': success({
    yaml: 'global: { external_labels: { region: eu-1 } }\nremote_write: [ { basic_auth: { password: s3cret } } ]',
  }),
  '/api/v1/query': ({ parameters: { query } }, response) =>
    response.end(
      JSON.stringify({
        ...success({
          resultType: 'vector',
          result: query.startsWith('label_replace')
            ? [
                {
                  metric: { guildhall_question: '0', service: 'visits-api' },
                  histogram: [
                    1,
                    { count: '4', sum: '2', buckets: [[0, '0.1', '1', '4']] },
                  ],
                },
              ]
            : [],
        }),
        infos: ['metric might not be a counter'],
      }),
    ),
};

const folder = createMockDirectory();

describe('recorded answers', () => {
  it('are read as the server was, pages and histograms, and do not age', async () => {
    const prometheus = await startFakeServer(newerServer);
    const sender = await startFakeServer({
      ...alertmanager(),
      '/api/v2/status': {
        config: {
          original:
            'route: { receiver: team }\nreceivers: [ { name: team, slack_configs: [ { api_url: "https://s3cret" } ] } ]',
        },
      },
      '/api/v2/silences': [
        {
          id: 'year',
          createdBy: 'A. Person',
          comment: 'since 2020-01-01T00:00:00Z',
          startsAt: isoDaysFromNow(-1),
          endsAt: isoDaysFromNow(364),
          matchers: [
            { name: 'region', value: 'eu-.*', isRegex: true, isEqual: true },
          ],
        },
      ],
    });
    const config = {
      id: 'eu-1',
      url: prometheus.url,
      alertmanagers: [{ url: sender.url }],
    };
    const live = await (await startReader(config))();
    const [server] = readPrometheusServers(
      new ConfigReader({ monitorCoverage: { prometheus: [config] } }),
    );
    await recordAnswers(server, folder.path);
    await Promise.all([prometheus.stop(), sender.stop()]);

    expect(live.monitors.map(({ name }) => name)).toEqual([
      'Rule0',
      'Slow',
      'Rule2',
    ]);
    expect(monitorOf(live, 'Rule0')).toMatchObject({
      series: 'live',
      seriesLabels: [{ service: 'visits-api' }],
      silences: [{ id: 'year' }],
    });

    // As if it had been recorded so much later: then all is so much earlier.
    const index = JSON.parse(JSON.stringify(folder.content()))[
      'index.json'
    ] as string;
    folder.addContent({
      'index.json': index.replace(
        /"recordedAt": ".*?"/,
        `"recordedAt": "${isoDaysFromNow(100)}"`,
      ),
    });
    const replayed = await (
      await startReader({ ...config, recordedAnswers: folder.path })
    )();
    expect(replayed.monitors.map(({ name }) => name)).toEqual(
      live.monitors.map(({ name }) => name),
    );
    const slow = monitorOf(replayed, 'Slow');
    expect(slow.receivers).toEqual([{ name: 'team', notifies: true }]);
    const hoursLater = (now?: string, then?: string) =>
      (Date.parse(now ?? '') - Date.parse(then ?? '')) / 3_600_000;
    expect(
      hoursLater(
        slow.activity?.firingSince,
        monitorOf(live, 'Slow').activity?.firingSince,
      ),
    ).toBeCloseTo(-2_400, 0);
    expect(slow.silences).toEqual([
      expect.objectContaining({ comment: 'since 2020-01-01T00:00:00Z' }),
    ]);
    expect(
      hoursLater(
        slow.silences?.[0].endsAt,
        monitorOf(live, 'Slow').silences?.[0].endsAt,
      ),
    ).toBeCloseTo(-2_400, 0);

    const everything = JSON.stringify(folder.content());
    expect(everything).not.toContain('s3cret');
    expect(everything).toContain('slack_configs');
  });

  it('say what they do not have', async () => {
    folder.setContent({
      'index.json': JSON.stringify({
        recordedAt: '2026-01-01T00:00:00Z',
        answers: [],
      }),
    });
    const config = { url: 'http://localhost', recordedAnswers: folder.path };
    const read = await startReader(config);
    await expect(read()).rejects.toThrow(
      "The recording of prometheus has no answer to 'prometheus /api/v1/status/buildinfo': record it again",
    );

    folder.setContent({ 'index.json': '{}' });
    await expect(read()).rejects.toThrow(
      /^The recorded answers in .*index\.json cannot be read: .*recordedAt/s,
    );
  });

  it('of the example are complete', async () => {
    const monitoring = resolvePath(
      __dirname,
      '../../../examples/virtual-care/monitoring',
    );
    const read = await startReader({
      url: 'https://prometheus.example',
      alertmanagers: [{ url: 'https://alertmanager.example' }],
      recordedAnswers: `${monitoring}/recorded`,
      ruleTests: `${monitoring}/rule-tests/*.yaml`,
    });
    const { metrics, monitors, notices } = await read();
    expect(notices).toEqual([]);
    expect(metrics).not.toEqual([]);
    expect(
      monitors.filter(
        ({ activity, receivers, series }) =>
          series === 'unknown' || !activity || !receivers,
      ),
    ).toEqual([]);
    // Some have a unit test, and only some.
    const tested = monitors.filter(({ tests = [] }) => tests.length > 0);
    expect(tested.length).toBeGreaterThan(0);
    expect(tested.length).toBeLessThan(monitors.length / 2);
    // Of what never fired it is known how near it came, where that is a ratio.
    expect(
      monitors.filter(({ activity }) => activity?.closestApproach !== undefined)
        .length,
    ).toBeGreaterThan(monitors.length / 3);
  });
});
