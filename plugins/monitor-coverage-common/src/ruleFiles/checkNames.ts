/** As Prometheus writes durations: `1h30m`, the largest unit first. */
const duration =
  /^(?:0|(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)$/;

/** Whether a text is a duration such as `5m`. */
export function isDuration(text: string): boolean {
  return duration.test(text);
}

/** Whether a rule may record a metric of that name. */
export function isMetricName(name: string): boolean {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name);
}

/** Whether a label or an annotation may have that name. */
export function isLabelName(name: string): boolean {
  return /^(?!__name__$)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name);
}

/** Whether every `{{` of a template has its `}}`. */
export function isTemplate(text: string): boolean {
  return !/\{\{|\}\}/.test(text.replace(/\{\{(?:(?!\{\{|\}\})[^])*\}\}/g, ''));
}
