import { RuleTemplate } from './types';

type Single = Omit<RuleTemplate, 'metrics' | 'expression' | 'test'> & {
  metric: string;
  /** What its series have to have besides, and labels that have it. */
  where?: [matchers: string, labels: Record<string, string>];
  /** What is made of its series, and when that is too much or too little. */
  fires: [aggregation: 'max' | 'min' | 'sum', condition: string];
  values: { firing: number; quiet: number };
  /** How the firing value is written. */
  shown: string;
};

/** A rule about one metric that is compared with a number. */
export function single(options: Single): RuleTemplate {
  const { metric, where, fires, values, shown, ...template } = options;
  const [aggregation, condition] = fires;
  return {
    ...template,
    metrics: [metric],
    expression: select =>
      `${aggregation}(${select(metric, where?.[0])}) ${condition}`,
    test: {
      series: [
        {
          metric,
          labels: where?.[1],
          firing: `${values.firing}x40`,
          quiet: `${values.quiet}x40`,
        },
      ],
      at: '30m',
      value: shown,
    },
  };
}
