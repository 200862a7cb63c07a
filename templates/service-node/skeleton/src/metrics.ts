import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { about } from './about.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export type Metrics = ReturnType<typeof createMetrics>;

/** Rate, errors and duration of what is asked of this service, and of what it asks others. */
export function createMetrics() {
  const registry = new Registry();
  registry.setDefaultLabels({ service: about.name });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  return {
    registry,
    requestDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Requests by route template; the count is the rate',
      labelNames: ['method', 'route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that are being answered',
      registers,
    }),
    callDuration: new Histogram({
      name: 'dependency_call_duration_seconds',
      help: 'Calls to dependencies, with all their attempts, by outcome',
      labelNames: ['dependency', 'method', 'outcome'],
      buckets: SECONDS,
      registers,
    }),
    breakerOpen: new Gauge({
      name: 'dependency_breaker_open',
      help: '1 while a dependency is left alone',
      labelNames: ['dependency'],
      registers,
    }),
  };
}
