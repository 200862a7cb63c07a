/** What many measurements of one thing come to. */
export interface Stats {
  count: number;
  min: number;
  median: number;
  p95: number;
  max: number;
}

/** @param values - At least one. */
export function summarize(values: number[]): Stats {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return {
    count: sorted.length,
    min: sorted[0],
    median: at(0.5),
    p95: at(0.95),
    max: sorted[sorted.length - 1],
  };
}
