import type { Registry } from 'prom-client';

/** How often an answer differed there. */
interface CountedDifference {
  path: string;
  kind: string;
  count: number;
}

/** What is known about one operation since the process started. */
interface OperationReport {
  operation: string;
  /** By the path that answered. */
  answered: Record<string, number>;
  /** By how the call to the other path ended. */
  mirrored: Record<string, number>;
  compared: number;
  mismatched: number;
  notComparable: number;
  /** Of the compared answers; absent when there are none. */
  mismatchRate?: number;
  /** The true rate is below this with 95 % confidence: few calls prove little. */
  mismatchRateBelow?: number;
  differences: CountedDifference[];
}

export interface ExtractionReport {
  stage: string;
  operations: OperationReport[];
}

type Sample = { value: number; labels: Partial<Record<string, string | number>> };

/** The counters of this process as one document: counts and JSON paths, nothing else. */
export async function reportExtraction(registry: Registry): Promise<ExtractionReport> {
  const stages = await samplesOf(registry, 'extraction_stage');
  const answered = await samplesOf(registry, 'extraction_answers_total');
  const mirrored = await samplesOf(registry, 'extraction_mirrored_total');
  const compared = await samplesOf(registry, 'extraction_comparisons_total');
  const differences = await samplesOf(registry, 'extraction_differences_total');

  // Those that nobody has called, too: nothing is known about them.
  const operations = new Set(
    [...answered, ...mirrored]
      .filter(({ value, labels }) => value > 0 || !`${labels.operation}`.endsWith('*'))
      .map(({ labels }) => `${labels.operation}`),
  );
  return {
    stage: `${stages.find(({ value }) => value === 1)?.labels.stage ?? 'unknown'}`,
    operations: [...operations].sort().map(operation => {
      const mine = (samples: Sample[]) =>
        samples.filter(({ labels }) => labels.operation === operation);
      const { matched = 0, mismatched = 0, ...rest } = sumBy(mine(compared), 'result');
      return {
        operation,
        answered: sumBy(mine(answered), 'path'),
        mirrored: sumBy(mine(mirrored), 'outcome'),
        compared: matched + mismatched,
        mismatched,
        notComparable: rest['not-comparable'] ?? 0,
        ...ratesOf(mismatched, matched + mismatched),
        differences: mine(differences).map(({ labels, value }) => ({
          path: `${labels.path}`,
          kind: `${labels.kind}`,
          count: value,
        })),
      };
    }),
  };
}

async function samplesOf(registry: Registry, name: string): Promise<Sample[]> {
  const metric = await registry.getSingleMetric(name)?.get();
  return metric?.values ?? [];
}

function sumBy(samples: Sample[], label: string) {
  const sums: Record<string, number> = {};
  for (const { labels, value } of samples.filter(sample => sample.value > 0)) {
    const key = `${labels[label]}`;
    sums[key] = (sums[key] ?? 0) + value;
  }
  return sums;
}

/** One-sided 95 %. */
const Z = 1.645;

/** The rate, and the upper end of its Wilson interval. */
function ratesOf(mismatched: number, compared: number) {
  if (compared === 0) {
    return {};
  }
  const rate = mismatched / compared;
  const spread = Z * Math.sqrt((rate * (1 - rate)) / compared + Z ** 2 / (4 * compared ** 2));
  const upper = (rate + Z ** 2 / (2 * compared) + spread) / (1 + Z ** 2 / compared);
  return { mismatchRate: rate, mismatchRateBelow: Math.min(1, upper) };
}
