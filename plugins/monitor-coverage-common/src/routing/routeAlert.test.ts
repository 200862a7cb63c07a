import { parseRoutingTree } from './parseRoutingTree';
import { readRelabel } from './readRelabel';
import { interruptionsOf, routeAlert } from './routeAlert';
import { routingLabels } from './routingLabels';

const tree = parseRoutingTree(`
global: { smtp_auth_password: hunter2 }
route:
  receiver: fallback
  routes:
    - matchers: [ 'alertname = Watchdog' ]
      receiver: heartbeat
    - match: { severity: page }
      receiver: pager
      continue: true
    - match_re: { service: visits-.* }
      receiver: visits
      routes:
        - matchers: [ '{severity=~"info|debug", team!~".+"}' ]
          receiver: blackhole
        - matchers: [ 'severity="page"' ]
    - matchers: [ 'tier!=""', 'name=~"a\\"b, c"' ]
      receiver: "with: colon"
receivers:
  - name: fallback
    email_configs: [ { to: someone@example.org } ]
  - name: heartbeat
    webhook_configs: [ { url: 'http://x' } ]
  - name: pager
    pagerduty_configs: [ { service_key: s3cret } ]
  - name: visits
    slack_configs: []
  - name: blackhole
`);

describe('routeAlert', () => {
  it.each([
    ['the root when no branch takes it', { alertname: 'A' }, ['fallback']],
    ['an exact match without quotes', { alertname: 'Watchdog' }, ['heartbeat']],
    [
      'several with continue, and the receiver of the branch above',
      { alertname: 'A', severity: 'page', service: 'visits-api' },
      ['pager', 'visits'],
    ],
    ['continue without another', { severity: 'page' }, ['pager']],
    [
      'the deepest branch',
      { service: 'visits-db', severity: 'info' },
      ['blackhole'],
    ],
    [
      'a negative match against a label that is there',
      { service: 'visits-db', severity: 'info', team: 'x' },
      ['visits'],
    ],
    [
      'expressions match as a whole',
      { service: 'old-visits-db' },
      ['fallback'],
    ],
    ['quoted commas', { tier: '1', name: 'a"b, c' }, ['with: colon']],
  ])('finds %s', (_, labels, names) => {
    expect(routeAlert(tree, labels).map(({ name }) => name)).toEqual(names);
  });

  it('knows receivers that notify nobody', () => {
    const notifies = ({ ...labels }) => routeAlert(tree, labels)[0].notifies;
    expect(notifies({ severity: 'page' })).toBe(true);
    expect(notifies({ service: 'visits-db', severity: 'info' })).toBe(false);
    // An empty list of integrations is none, and so is a receiver that is not there.
    expect(notifies({ service: 'visits-db' })).toBe(false);
    expect(notifies({ tier: '1', name: 'a"b, c' })).toBe(false);
  });

  it('names the labels that decide', () => {
    expect([...routingLabels(tree.root)].sort()).toEqual([
      'alertname',
      'name',
      'service',
      'severity',
      'team',
      'tier',
    ]);
  });

  it('is not kept busy by an expression of ill will', () => {
    const hostile = parseRoutingTree(
      `{ route: { receiver: a, routes: [ { receiver: b, match_re: { x: '(a+)+' } } ] } }`,
    );
    expect(
      routeAlert(hostile, { x: `${'a'.repeat(5_000)}!` }).map(r => r.name),
    ).toEqual(['a']);
  });
});

describe('parseRoutingTree', () => {
  it.each([
    ['no YAML', 'route: [ secret', 'is no YAML'],
    ['no routes', 'receivers: []', "no usable 'route'"],
    ['no root receiver', 'route: {}', 'no receiver at the root'],
    [
      'a broken matcher',
      `route: { receiver: a, routes: [ { matchers: [ 'severity' ] } ] }`,
      "'severity' is no matcher",
    ],
    [
      'a broken expression',
      `route: { receiver: a, match_re: { severity: '(' } }`,
      'which is no regular expression',
    ],
  ])('says what is wrong: %s', (_, text, message) => {
    expect(() => parseRoutingTree(text)).toThrow(message);
  });
});

describe('interruptionsOf', () => {
  const quiet = parseRoutingTree(`
route:
  receiver: all
  mute_time_intervals: [never-inherited]
  routes:
    - match: { team: visits }
      mute_time_intervals: [weekends, nights]
      continue: true
    - matchers: [ 'severity="page"' ]
      active_time_intervals: [office]
inhibit_rules:
  - source_matchers: [ 'severity="page"' ]
    target_match_re: { severity: warning|info }
    equal: [service]
  - source_match: { alertname: Down, cluster: a }
    target_matchers: [ 'alertname!="Other"' ]
receivers: [ { name: all } ]
`);

  it.each([
    [
      { team: 'visits', severity: 'page', alertname: 'Other' },
      ['muted weekends', 'muted nights', 'only-at office'],
    ],
    [
      { severity: 'info', alertname: 'Other' },
      ['muted never-inherited', 'inhibited severity="page"'],
    ],
    [
      { alertname: 'A' },
      ['muted never-inherited', 'inhibited alertname="Down", cluster="a"'],
    ],
    [{ alertname: 'Down', cluster: 'a' }, ['muted never-inherited']],
  ])('of %p are %p', (labels, expected) => {
    expect(
      interruptionsOf(quiet, { ...labels }).map(
        ({ kind, by }) => `${kind} ${by}`,
      ),
    ).toEqual(expected);
  });
});

describe('readRelabel', () => {
  const relabel = (...rules: object[]) =>
    readRelabel({ alerting: { alert_relabel_configs: rules } });
  const alert = { alertname: 'A', replica: '1', env: 'test' };

  it('follows what does not depend on values', () => {
    expect(readRelabel(undefined)?.(alert)).toEqual(alert);
    expect(readRelabel({ alerting: { alertmanagers: [{}] } })?.(alert)).toEqual(
      alert,
    );
    expect(
      relabel(
        { action: 'labeldrop', regex: 'repl.*', separator: ';' },
        { target_label: 'env', replacement: 'live', regex: '(.*)' },
        { target_label: 'team', replacement: 'a', action: 'replace' },
      )?.(alert),
    ).toEqual({ alertname: 'A', env: 'live', team: 'a' });
    expect(
      relabel({ action: 'labelkeep', regex: 'alertname|env' })?.(alert),
    ).toEqual({ alertname: 'A', env: 'test' });
  });

  it.each([
    [{ action: 'drop', source_labels: ['env'], regex: 'test' }],
    [{ source_labels: ['env'], target_label: 'team', replacement: 'a' }],
    [{ target_label: 'team', replacement: '$1' }],
    [{ target_label: 'team', replacement: 'a', regex: 'b' }],
    [{ action: 'labeldrop', regex: '(' }],
    [{ action: 'hashmod', target_label: 'x', modulus: 2 }],
  ])('does not guess at %p', rule => {
    expect(relabel(rule)).toBeUndefined();
    expect(
      readRelabel({
        alerting: { alertmanagers: [{ alert_relabel_configs: [rule] }] },
      }),
    ).toBeUndefined();
  });
});
