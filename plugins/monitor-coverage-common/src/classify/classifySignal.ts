import { Monitor } from '../monitors';
import { Reason } from '../reasons';
import { Signal, signals } from '../vocabulary';
import { readShape } from './readShape';
import { meaningOf } from './tables';

/**
 * Which signal a monitor watches, and what tells.
 *
 * @public
 */
export interface SignalMatch {
  signal: Signal;
  reasons: Reason[];
}

/** What a monitor may watch; the first is what it most likely does. */
interface Candidates {
  signals: readonly Signal[];
  because: Reason;
  /** Whether somebody said so: then it is no other signal. */
  declared?: boolean;
}

const SIGNAL_LABEL = 'signal';

/** What may stand for another where a part needs that, and not the first. */
const standsFor: Partial<Record<Signal, Signal>> = {
  utilisation: 'saturation',
  latency: 'duration',
  duration: 'latency',
};

function readSignal(text: string | undefined): Signal | undefined {
  const name = text
    ?.trim()
    .toLowerCase()
    .replace(/[_ ]/g, '-')
    .replace('utilization', 'utilisation');
  return signals.find(signal => signal === name);
}

function declaredSignal(monitor: Monitor): Candidates | undefined {
  if (monitor.signal) {
    return {
      signals: [monitor.signal],
      because: { code: 'signal-from-provider' },
      declared: true,
    };
  }
  for (const [code, texts] of [
    ['signal-label', monitor.labels],
    ['signal-annotation', monitor.annotations],
  ] as const) {
    const signal = readSignal(texts[SIGNAL_LABEL]);
    if (signal) {
      return {
        signals: [signal],
        because: { code, params: { name: SIGNAL_LABEL } },
        declared: true,
      };
    }
  }
  return undefined;
}

/**
 * Requests are counted to relate something else to them, so that anything else
 * that is read tells more.
 */
function readMetrics(monitor: Monitor): Candidates | undefined {
  const metrics = new Set(monitor.selectors.map(({ metric }) => metric));
  let traffic: Candidates | undefined;
  for (const metric of metrics) {
    const meaning = meaningOf(metric);
    if (!meaning) continue;
    const { exporter } = meaning;
    const found: Candidates = {
      signals: meaning.signals,
      because: exporter
        ? { code: 'signal-exporter', params: { metric, exporter } }
        : { code: 'signal-metric', params: { metric } },
    };
    if (meaning.signals[0] !== 'traffic') return found;
    traffic ??= found;
  }
  return traffic;
}

function findCandidates(monitor: Monitor): Candidates | undefined {
  if (monitor.purpose === 'watchdog') return undefined;
  const declared = declaredSignal(monitor);
  if (declared) return declared;
  if (monitor.purpose === 'absence') {
    return {
      signals: ['availability'],
      because: { code: 'signal-absence' },
    };
  }
  return readShape(monitor) ?? readMetrics(monitor);
}

/** A monitor watches many parts, and what it reads is the same for all. */
const known = new WeakMap<Monitor, { candidates: Candidates | undefined }>();

function candidatesOf(monitor: Monitor): Candidates | undefined {
  const found = known.get(monitor);
  if (found) return found.candidates;
  const candidates = findCandidates(monitor);
  known.set(monitor, { candidates });
  return candidates;
}

/**
 * The one signal that a monitor watches on a part that needs the given ones.
 * A monitor may watch a signal that the part does not need. Undefined when
 * nothing tells. The monitor must not be changed afterwards.
 *
 * @public
 */
export function classifySignal(
  monitor: Monitor,
  required: readonly Signal[],
): SignalMatch | undefined {
  const candidates = candidatesOf(monitor);
  if (!candidates) return undefined;
  const [first, ...others] = candidates.signals;
  const replacement = candidates.declared ? undefined : standsFor[first];
  const signal =
    [first, ...others, ...(replacement ? [replacement] : [])].find(each =>
      required.includes(each),
    ) ?? first;
  const { because } = candidates;
  return {
    signal,
    reasons:
      signal === first
        ? [because]
        : [because, { code: 'signal-instead', params: { signal: first } }],
  };
}
