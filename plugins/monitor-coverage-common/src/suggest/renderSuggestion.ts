import { stringify } from 'yaml';
import { Labels } from '../monitors';
import { Signal } from '../vocabulary';
import { RuleTemplate, Select } from './library';

/** What a template is filled with. */
export interface SuggestionContext {
  entityRef: string;
  /** The name of the entity. */
  name: string;
  /** How it is called in what people read; without braces. */
  title: string;
  /** By which its series are selected; the names are valid. */
  labels: Labels;
  team?: string;
  runbookUrl?: string;
}

interface AlertRule {
  alert: string;
  expr: string;
  for: string;
  labels: Labels;
  annotations: Labels;
}

/** Writes a rule file and a unit test of it. */
export function renderSuggestion(
  template: RuleTemplate,
  context: SuggestionContext,
) {
  const baseName = `${context.name}-${template.id}`;
  const rulesFile = `${baseName}.rules.yaml`;
  const { alert, companion } = createRules(template, context);
  const rules = {
    groups: [{ name: baseName, rules: [alert, companion] }],
  };
  const header = `# ${template.title}. Measured by ${template.source}.\n`;
  return {
    rules: header + write(rules),
    test: write({
      rule_files: [rulesFile],
      evaluation_interval: template.test.interval ?? '1m',
      tests: createTests(template, context, alert, companion),
    }),
    rulesFile,
    testFile: `${baseName}.rules.test.yaml`,
  };
}

function createRules(template: RuleTemplate, context: SuggestionContext) {
  const { title } = context;
  const [watched] = template.metrics;
  const select = createSelect(context.labels);
  const name = `${toPascalCase(context.name)}${template.alert}`;
  const value = `{{ $value${
    template.format && ` | humanize${template.format}`
  } }}`;
  const alert: AlertRule = {
    alert: name,
    expr: template.expression(select),
    for: template.duration,
    ...describe(context, template.severity, template.signal),
  };
  alert.annotations.summary = template.summary(title, value);
  // That a rule has nothing to look at is news of its own, and no rule fires
  // for what is not there.
  const companion: AlertRule = {
    alert: `${name}NoData`,
    expr: `absent(${select(watched)})`,
    for: '15m',
    ...describe(context, 'warning', 'availability'),
  };
  companion.annotations.summary = `${title}: ${watched} is not measured, so that ${name} cannot fire`;
  return { alert, companion };
}

function describe(
  { entityRef, team, runbookUrl }: SuggestionContext,
  severity: string,
  signal: Signal,
): Pick<AlertRule, 'labels' | 'annotations'> {
  return {
    labels: { severity, ...(team && { team }), signal, entity: entityRef },
    annotations: {
      summary: '',
      ...(runbookUrl && { runbook_url: runbookUrl }),
    },
  };
}

function createTests(
  template: RuleTemplate,
  context: SuggestionContext,
  alert: AlertRule,
  companion: AlertRule,
) {
  const { at, interval = '1m', series, value } = template.test;
  const inputs = (day: 'firing' | 'quiet') =>
    series.map(({ metric, labels, [day]: values }) => ({
      series: createSelect({ ...labels, ...context.labels })(metric),
      values,
    }));
  const expectAlert = (
    rule: AlertRule,
    exp_alerts: unknown[],
    eval_time = at,
  ) => [{ eval_time, alertname: rule.alert, exp_alerts }];
  return [
    {
      name: 'fires',
      interval,
      input_series: inputs('firing'),
      alert_rule_test: expectAlert(alert, [
        {
          exp_labels: alert.labels,
          exp_annotations: {
            ...alert.annotations,
            summary: template.summary(context.title, value),
          },
        },
      ]),
    },
    {
      name: 'is quiet on a good day',
      interval,
      input_series: inputs('quiet'),
      alert_rule_test: expectAlert(alert, []),
    },
    {
      name: 'notices that nothing is measured',
      interval,
      input_series: [],
      alert_rule_test: expectAlert(
        companion,
        [
          {
            exp_labels: { ...context.labels, ...companion.labels },
            exp_annotations: companion.annotations,
          },
        ],
        '40m',
      ),
    },
  ];
}

function createSelect(labels: Labels): Select {
  const equalities = Object.entries(labels).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  return (metric, matchers) => {
    const all = [...equalities, ...(matchers ? [matchers] : [])];
    return all.length > 0 ? `${metric}{${all.join(',')}}` : metric;
  };
}

function toPascalCase(name: string): string {
  return name
    .split(/[^a-zA-Z0-9]+/)
    .map(word => word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1))
    .join('');
}

function write(value: unknown): string {
  // Anchors would only be in the way of who reads it.
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
