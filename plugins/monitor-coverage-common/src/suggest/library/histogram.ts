import { TestSeries } from './types';

/**
 * Buckets of a histogram in seconds, whose 95th percentile is 1.925 s when it
 * should fire, and 0.475 s otherwise.
 */
export function histogram(
  metric: string,
  labels: Record<string, string> = {},
): TestSeries[] {
  return [
    {
      metric,
      labels: { ...labels, le: '0.5' },
      firing: '0x30',
      quiet: '0+100x30',
    },
    {
      metric,
      labels: { ...labels, le: '2' },
      firing: '0+100x30',
      quiet: '0+100x30',
    },
    {
      metric,
      labels: { ...labels, le: '+Inf' },
      firing: '0+100x30',
      quiet: '0+100x30',
    },
  ];
}
