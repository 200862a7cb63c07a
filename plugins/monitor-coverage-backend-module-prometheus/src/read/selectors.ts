import { SeriesRead } from '@guildhall/plugin-monitor-coverage-common';

const NAME = /^[A-Za-z_:][\w:]*$/;

/** A name that every version of PromQL takes without quotes. */
export function isPlainName(label: string): boolean {
  return /^[A-Za-z_]\w*$/.test(label);
}

/** The read as PromQL. Undefined if it demands nothing, which is no PromQL. */
export function toPromql({
  selector,
  matchers,
}: SeriesRead): string | undefined {
  const { metric, labels } = selector;
  const isNamed = NAME.test(metric);
  const demands = [
    ...(metric && !isNamed ? [`__name__=${JSON.stringify(metric)}`] : []),
    ...Object.entries(labels).map(
      ([label, value]) => `${toName(label)}=${JSON.stringify(value)}`,
    ),
    ...matchers.map(
      ({ label, operator, value }) =>
        `${toName(label)}${operator}${JSON.stringify(value)}`,
    ),
  ];
  if (!metric && !Object.values(labels).some(Boolean)) {
    return undefined;
  }
  return demands.length > 0
    ? `${isNamed ? metric : ''}{${demands.join(',')}}`
    : metric;
}

function toName(label: string): string {
  return isPlainName(label) ? label : JSON.stringify(label);
}

/** Labels that say how something ended. */
const OUTCOMES = new Set([
  'code',
  'error',
  'error_type',
  'exception',
  'grpc_code',
  'grpc_status',
  'http_response_status_code',
  'http_status',
  'http_status_code',
  'outcome',
  'reason',
  'response_code',
  'result',
  'rpc_grpc_status_code',
  'status',
  'status_code',
  'status_class',
]);

/**
 * The same read, however it ended: there is no series of failures before the
 * first failure, and yet they are measured. Undefined when it does not ask how
 * something ended.
 */
export function withoutOutcome(read: SeriesRead): SeriesRead | undefined {
  const { selector, matchers } = read;
  const labels = Object.fromEntries(
    Object.entries(selector.labels).filter(([label]) => !OUTCOMES.has(label)),
  );
  const kept = matchers.filter(({ label }) => !OUTCOMES.has(label));
  return kept.length === matchers.length &&
    Object.keys(labels).length === Object.keys(selector.labels).length
    ? undefined
    : { selector: { metric: selector.metric, labels }, matchers: kept };
}
