import { Comparison } from '@guildhall/plugin-monitor-coverage-common';
import { PrometheusApi } from '../api/PrometheusApi';
import { isServerError, refusals } from '../http/ServerError';

/**
 * How near the left side of a comparison came to its threshold: 1 is on it.
 * Undefined where there is no such ratio, or the server does not want to
 * compute it.
 *
 * @throws ServerError if the server cannot be read.
 */
export async function readApproach(
  api: PrometheusApi,
  { operator, threshold, left }: Comparison,
): Promise<number | undefined> {
  const isUpper = operator === '>' || operator === '>=';
  const isLower = operator === '<' || operator === '<=';
  if (threshold <= 0 || !(isUpper || isLower)) {
    return undefined;
  }
  const extreme = isUpper ? 'max' : 'min';
  try {
    const [sample] = await api.query(
      `${extreme}(${extreme}_over_time((${left})[30d:1h]))`,
    );
    return toRatio(sample?.value, threshold, isUpper);
  } catch (error) {
    if (isServerError(error, ...refusals)) {
      return undefined;
    }
    throw error;
  }
}

function toRatio(
  value: number | undefined,
  threshold: number,
  isUpper: boolean,
): number | undefined {
  const ratio = isUpper
    ? Math.max(0, (value ?? NaN) / threshold)
    : threshold / Math.max(0, value ?? NaN);
  return Number.isFinite(ratio) ? ratio : undefined;
}
