import {
  describeWithPromtool,
  promtoolCheckRules,
} from '../__testUtils__/promtool';
import { parseRuleFile } from './parseRuleFile';

const group = (rule: string) => `
groups:
  - name: g
    interval: 30s
    limit: 5
    rules:
      - ${rule}
`;

const files: [string, string][] = [
  ['an alert', group('{ alert: A, expr: up == 0, for: 1h30m }')],
  ['a number as expression', group('{ alert: A, expr: 5 }')],
  ['keep_firing_for', group('{ alert: A, expr: up, keep_firing_for: 5m }')],
  [
    'nothing as labels',
    group('{ alert: A, expr: up, labels: , annotations: }'),
  ],
  ['a boolean as label', group('{ alert: A, expr: up, labels: { a: true } }')],
  ['a list as label', group('{ alert: A, expr: up, labels: { a: [b] } }')],
  [
    'a label without a value',
    group('{ alert: A, expr: up, labels: { a: "" } }'),
  ],
  [
    'a label with a hyphen',
    group('{ alert: A, expr: up, labels: { a-b: c } }'),
  ],
  [
    'the label __name__',
    group('{ alert: A, expr: up, labels: { __name__: c } }'),
  ],
  [
    'a hyphen in an annotation',
    group('{ alert: A, expr: up, annotations: { a-b: c } }'),
  ],
  [
    'a template',
    group("{ alert: A, expr: up, labels: { a: '{{ $value }}' } }"),
  ],
  [
    'an open template',
    group("{ alert: A, expr: up, labels: { a: '{{ $value }' } }"),
  ],
  ['for without a unit', group('{ alert: A, expr: up, for: 5 }')],
  ['for in the wrong order', group('{ alert: A, expr: up, for: 5m1h }')],
  ['for of nothing', group("{ alert: A, expr: up, for: '0' }")],
  ['for with a fraction', group('{ alert: A, expr: up, for: 1.5h }')],
  ['no expression', group('{ alert: A }')],
  ['no name', group('{ expr: up }')],
  ['an empty name', group("{ alert: '', expr: up }")],
  ['both', group('{ alert: A, record: b, expr: up }')],
  ['an unknown field', group('{ alert: A, expr: up, severity: page }')],
  ['a recording', group('{ record: a:b, expr: sum(up), labels: { c: d } }')],
  ['a recording with for', group('{ record: a, expr: up, for: 5m }')],
  [
    'a recording with annotations',
    group('{ record: a, expr: up, annotations: { b: c } }'),
  ],
  ['a recording with a hyphen', group('{ record: a-b, expr: up }')],
  ['broken PromQL', group('{ alert: A, expr: up == }')],
  ['an alert with a space', group('{ alert: A b, expr: up }')],
  ['no groups', 'groups:'],
  ['no rules', 'groups: [{ name: g }]'],
  ['no name of a group', 'groups: [{ rules: [] }]'],
  ['groups of the same name', 'groups: [{ name: g }, { name: g }]'],
  ['an unknown field of a group', 'groups: [{ name: g, severity: page }]'],
  ['another field', 'groups: []\nrules: []'],
  ['broken YAML', 'groups: ['],
  ['a list', '- groups: []'],
  [
    'anchors and merges',
    `
groups:
  - name: g
    rules:
      - &first { alert: A, expr: up == 0, labels: &labels { a: b } }
      - { alert: B, expr: up == 0, labels: { <<: *labels, c: d } }
      - { <<: *first, alert: C }
`,
  ],
];

describeWithPromtool('what parseRuleFile accepts', () => {
  it('is what promtool accepts', () => {
    const answers = promtoolCheckRules(files.map(([, content]) => content));
    const ours = files.map(([, content]) => {
      const { problems } = parseRuleFile({ path: 'rules.yaml', content });
      return problems.map(({ message }) => message).join('; ');
    });
    expect(answers.filter(Boolean).length).toBeGreaterThan(10);
    expect(answers.filter(each => !each).length).toBeGreaterThan(10);
    const differing = files.flatMap(([title], index) =>
      Boolean(answers[index]) === Boolean(ours[index])
        ? []
        : [{ title, promtool: answers[index], ours: ours[index] }],
    );
    expect(differing).toEqual([]);
  });
});
