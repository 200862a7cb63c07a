import { checkRuleFiles, compareCoverage, GatePart, toGatePart } from '.';
import { parseMonitoringDocuments } from '../policy';
import { toMonitors } from '../ruleFiles';

const visits: GatePart = {
  entityRef: 'component:default/visits-api',
  signals: ['latency', 'errors', 'saturation'],
};
const database: GatePart = {
  entityRef: 'resource:default/visits-db',
  signals: ['connections', 'saturation'],
};

const latency = `
      - alert: Slow
        expr: histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_seconds_bucket{service="visits-api"}[5m]))) > 1`;
const errors = `
      - alert: Failing
        expr: sum(rate(http_server_request_duration_seconds_count{service="visits-api",http_response_status_code=~"5.."}[5m])) > 1`;
const connections = `
      - alert: Connections
        expr: sum(pg_stat_activity_count{database="visits-db"}) / sum(pg_settings_max_connections{database="visits-db"}) > 0.8`;
const broken = connections.replace('sum(', 'sum((');

function monitorsOf(...rules: string[]) {
  return toMonitors({
    files: [
      {
        path: 'rules.yaml',
        content: `groups:\n  - name: all\n    rules:${rules.join('')}\n`,
      },
    ],
  }).monitors;
}

describe('compareCoverage', () => {
  const compare = (before: string[], after: string[]) =>
    compareCoverage({
      parts: [visits, database],
      before: monitorsOf(...before),
      after: monitorsOf(...after),
    });

  it('says which signals of which parts a change begins or ceases to watch', () => {
    expect(compare([latency, errors], [errors, connections])).toEqual([
      {
        entityRef: 'component:default/visits-api',
        signal: 'latency',
        before: 'rule',
        after: 'none',
        monitors: ['Slow'],
      },
      {
        entityRef: 'resource:default/visits-db',
        signal: 'connections',
        before: 'none',
        after: 'rule',
        monitors: ['Connections'],
      },
    ]);
  });

  it('has nothing to say where each signal stays watched, by whichever rule', () => {
    expect(compare([latency, errors], [errors, latency])).toEqual([]);
    expect(
      compare([latency], [latency.replace('Slow', 'TooSlow'), latency]),
    ).toEqual([]);
  });

  it('counts what the server would not load as lost', () => {
    expect(compare([connections], [broken])).toMatchObject([
      { signal: 'connections', before: 'rule', after: 'none' },
    ]);
    expect(compare([broken], [connections])).toMatchObject([
      { signal: 'connections', before: 'none', after: 'rule' },
    ]);
  });

  it('leaves out signals that a part does not need', () => {
    expect(
      compareCoverage({
        parts: [{ ...database, signals: ['saturation'] }],
        before: monitorsOf(connections),
        after: [],
      }),
    ).toEqual([]);
  });

  it('follows an API to those who provide it', () => {
    const api = 'api:default/visits';
    expect(
      compareCoverage({
        parts: [visits, { entityRef: api, signals: ['latency'] }],
        before: [],
        after: monitorsOf(latency),
        index: { providers: new Map([[api, [visits.entityRef]]]) },
      }).map(({ entityRef }) => entityRef),
    ).toEqual([visits.entityRef, api]);
  });
});

describe('checkRuleFiles', () => {
  it('needs nothing but entities, policies and files', () => {
    const { policies } = parseMonitoringDocuments([
      {
        location: 'policy.yaml',
        text: `apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: Services
rules:
  - title: Services
    for: { type: service }
    signals: [latency, errors]
overrides:
  - part: component:default/visits-api
    waive: [{ signal: latency, because: It is a batch., until: 2999-01-01 }]
`,
      },
    ]);
    const part = toGatePart(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'visits-api',
          namespace: 'default',
          annotations: { 'guildhall.dev/monitored-as': 'visits, old-visits' },
        },
        spec: { type: 'service' },
      },
      policies,
      new Date('2026-01-01'),
    );
    expect(part.signals).toEqual(['errors']);
    const rules = {
      path: 'visits.rules.yaml',
      content: `groups:
  - name: visits
    rules:
      - alert: VisitsErrors
        expr: sum(rate(http_requests_total{service="old-visits",status=~"5.."}[5m])) > 1
`,
    };
    const test = {
      path: 'visits.test.yaml',
      content: 'rule_files: [visits.rules.yaml]\ntests: []\n',
    };
    const gained = checkRuleFiles({
      parts: [part],
      before: [],
      after: [rules, test],
    });
    expect(gained).toEqual({
      changes: [
        {
          entityRef: 'component:default/visits-api',
          signal: 'errors',
          before: 'none',
          after: 'rule',
          monitors: ['VisitsErrors'],
        },
      ],
      gained: 1,
      lost: 0,
      parts: 1,
      problems: [],
    });
    expect(
      checkRuleFiles({
        parts: [part],
        before: [rules],
        after: [{ ...rules, content: rules.content.replace('> 1', '> ') }],
      }),
    ).toMatchObject({
      lost: 1,
      problems: [
        {
          path: 'visits.rules.yaml',
          line: 5,
          message: expect.stringContaining("'expr': "),
        },
      ],
    });
  });
});
