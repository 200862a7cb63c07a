import { RuleTemplate } from './types';

type Ratio = Omit<
  RuleTemplate,
  'metrics' | 'expression' | 'duration' | 'summary' | 'format' | 'test'
> & {
  /** The metric of what is used, and that of what there is. */
  used: string;
  of: string;
  /** Fires above this, of 1. */
  limit: number;
  /** What of it is used: "of its connections are in use". */
  says: string;
};

/** A rule about how much of something limited is used. */
export function ratio(options: Ratio): RuleTemplate {
  const { used, of, limit, says, ...template } = options;
  return {
    ...template,
    metrics: [used, of],
    expression: select =>
      `sum(${select(used)}) / sum(${select(of)}) > ${limit}`,
    duration: '10m',
    summary: (part, value) => `${part}: ${value} ${says}`,
    format: 'Percentage',
    test: {
      series: [
        { metric: used, firing: '95x40', quiet: '10x40' },
        { metric: of, firing: '100x40', quiet: '100x40' },
      ],
      at: '20m',
      value: '95%',
    },
  };
}
