/**
 * The arguments that functions take, a letter for each: `s` a scalar, `v` an
 * instant vector, `r` a range vector, `t` a string. What follows `?` may be
 * left out, and what is before `*` may come any number of times.
 */
export const argumentsOf: Record<string, string> = {
  absent: 'v',
  absent_over_time: 'r',
  changes: 'r',
  clamp: 'vss',
  clamp_max: 'vs',
  clamp_min: 'vs',
  day_of_month: '?v',
  day_of_week: '?v',
  day_of_year: '?v',
  days_in_month: '?v',
  delta: 'r',
  deriv: 'r',
  double_exponential_smoothing: 'rss',
  histogram_fraction: 'ssv',
  histogram_quantile: 'sv',
  hour: '?v',
  idelta: 'r',
  increase: 'r',
  info: 'v?v',
  irate: 'r',
  label_join: 'vttt*',
  label_replace: 'vtttt',
  minute: '?v',
  month: '?v',
  pi: '',
  predict_linear: 'rs',
  quantile_over_time: 'sr',
  rate: 'r',
  resets: 'r',
  round: 'v?s',
  scalar: 'v',
  sort_by_label: 'vt*',
  sort_by_label_desc: 'vt*',
  time: '',
  vector: 's',
  year: '?v',
};

/** The first argument of aggregations that take two. */
export const parametersOf: Record<string, string> = {
  bottomk: 's',
  count_values: 't',
  limit_ratio: 's',
  limitk: 's',
  quantile: 's',
  topk: 's',
};

/** Those that are missing above take all samples of a range, or one vector. */
export function argumentsOfFunction(name: string): string {
  return argumentsOf[name] ?? (name.endsWith('_over_time') ? 'r' : 'v');
}
