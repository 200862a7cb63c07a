import { RuleTemplate, Select, TestSeries } from './types';

type Ratio = Pick<
  RuleTemplate,
  | 'id'
  | 'families'
  | 'technologies'
  | 'signal'
  | 'title'
  | 'alert'
  | 'source'
  | 'severity'
  | 'note'
> & {
  /** Metric and further matchers of what is used. */
  used: [metric: string, matchers?: string];
  of: [metric: string, matchers?: string];
  /** Fires above this, of 1. */
  limit: number;
  /** What of it is used: "of its connections are in use". */
  says: string;
  /** Labels that the matchers ask for. */
  labels?: { used?: Record<string, string>; of?: Record<string, string> };
};

/** A rule about how much of something limited is used. */
export function ratio(options: Ratio): RuleTemplate {
  const { used, of, limit, says, labels, ...template } = options;
  const series: TestSeries[] = [
    { metric: used[0], labels: labels?.used, firing: '95x40', quiet: '10x40' },
    { metric: of[0], labels: labels?.of, firing: '100x40', quiet: '100x40' },
  ];
  return {
    ...template,
    metrics: [used[0], of[0]],
    expression: (select: Select) =>
      `sum(${select(...used)}) / sum(${select(...of)}) > ${limit}`,
    duration: '10m',
    summary: (part, value) => `${part}: ${value} ${says}`,
    format: 'Percentage',
    test: { series, at: '20m', value: '95%' },
  };
}
