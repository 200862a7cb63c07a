import { compareCoverage, GatePart } from '.';
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
      },
      {
        entityRef: 'resource:default/visits-db',
        signal: 'connections',
        before: 'none',
        after: 'rule',
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
