import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Metrics } from '../metrics.ts';
import { isRead } from './stages.ts';

export type ExtractionMetrics = ReturnType<typeof createExtractionMetrics>;

/** What is counted about the two paths. Labels are words of the contract, never values. */
export function createExtractionMetrics(registry: Registry, operations: readonly string[]) {
  const registers = [registry];
  const metrics = {
    stage: new Gauge({
      name: 'extraction_stage',
      help: '1 for the stage that the flag has where no targeting rule applies',
      labelNames: ['flag', 'stage'],
      registers,
    }),
    unusableFlags: new Counter({
      name: 'extraction_flags_unusable_total',
      help: 'Changes of the flags file that were not taken because they cannot be used',
      registers,
    }),
    answered: new Counter({
      name: 'extraction_answers_total',
      help: 'Calls by the path that answered them',
      labelNames: ['operation', 'stage', 'path'],
      registers,
    }),
    mirrored: new Counter({
      name: 'extraction_mirrored_total',
      help: 'Calls to the path that does not answer, by how they ended',
      labelNames: ['operation', 'access', 'path', 'outcome'],
      registers,
    }),
    compared: new Counter({
      name: 'extraction_comparisons_total',
      help: 'Answers of both paths by whether they are the same',
      labelNames: ['operation', 'result'],
      registers,
    }),
    differences: new Counter({
      name: 'extraction_differences_total',
      help: 'Comparisons with this difference, by JSON path',
      labelNames: ['operation', 'path', 'kind'],
      registers,
    }),
  };

  // Prometheus sees a counter grow only from a value that it has seen: the first one, too.
  for (const operation of [...operations, ...WRITES.map(method => `${method} *`)]) {
    const access = isRead(operation.split(' ')[0] ?? '') ? 'read' : 'write';
    for (const [path, outcome] of FAILURES) {
      metrics.mirrored.inc({ operation, access, path, outcome }, 0);
    }
    metrics.compared.inc({ operation, result: 'mismatched' }, 0);
  }
  return metrics;
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

const FAILURES = ['refused', 'failed', 'timed-out', 'busy', 'too-large'].flatMap(outcome => [
  ['old', outcome] as const,
  ['new', outcome] as const,
]);

/**
 * The new path measures itself under names of its own: the service's own rate would otherwise
 * count a call once for each path.
 */
export function metricsOfNewPath(metrics: Metrics): Metrics {
  const registers = [metrics.registry];
  return {
    ...metrics,
    requestDuration: new Histogram({
      name: 'extraction_new_path_duration_seconds',
      help: 'Calls of the new path by route template',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'extraction_new_path_in_flight',
      help: 'Calls that the new path is answering',
      registers,
    }),
  };
}
