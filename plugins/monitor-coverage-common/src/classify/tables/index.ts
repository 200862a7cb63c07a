import { Signal } from '../../vocabulary';
import { anyName } from './anyName';
import { brokers } from './brokers';
import { databases } from './databases';
import { infrastructure } from './infrastructure';
import { services } from './services';
import { stores } from './stores';
import { Exporter } from './types';

/** The exporters by the first word of their metrics, with the whole prefix. */
const byFirstWord = new Map<string, { prefix: string; exporter: Exporter }[]>();
for (const exporter of [
  ...databases,
  ...brokers,
  ...infrastructure,
  ...services,
  ...stores,
]) {
  for (const prefix of exporter.prefixes) {
    const word = prefix.slice(0, prefix.indexOf('_'));
    byFirstWord.set(word, [
      ...(byFirstWord.get(word) ?? []),
      { prefix, exporter },
    ]);
  }
}

/** What a metric is about. */
export interface MetricMeaning {
  /** The signal that it tells, and those that it may stand for. */
  signals: readonly Signal[];
  /** Who calls it so, if it is no guess from its name. */
  exporter?: string;
}

/** Longer names are not looked at: nobody has such. */
const MAX_NAME_LENGTH = 300;

/** What the name of a metric says about it. */
export function meaningOf(metric: string): MetricMeaning | undefined {
  if (metric.length > MAX_NAME_LENGTH) return undefined;
  // OpenTelemetry has dots where Prometheus has underscores.
  const name = metric.replace(/[.]/g, '_');
  if (name === 'up')
    return { signals: ['availability'], exporter: 'Prometheus' };

  const [word] = name.split('_', 1);
  for (const { prefix, exporter } of byFirstWord.get(word) ?? []) {
    if (!name.startsWith(prefix)) continue;
    const rest = name.slice(prefix.length);
    const found = exporter.metrics.find(([pattern]) => pattern.test(rest));
    if (found) {
      const [, ...signals] = found;
      return { signals, exporter: exporter.name };
    }
  }
  const found = anyName.find(([pattern]) => pattern.test(name.toLowerCase()));
  if (!found) return undefined;
  const [, ...signals] = found;
  return { signals };
}
