import type { Metrics } from '../metrics.ts';
import type { App } from './types.ts';

/** Measures requests by route template: a label with an id in it would grow without end. */
export function addRequestMetrics(app: App, metrics: Metrics) {
  app.addHook('onRequest', (_request, _reply, done) => {
    metrics.requestsInFlight.inc();
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    observe(request.method, request.routeOptions.url, reply.statusCode, reply.elapsedTime);
    done();
  });
  app.addHook('onRequestAbort', (request, done) => {
    // 499: the caller went away, and there is no response to hook into.
    observe(request.method, request.routeOptions.url, 499, 0);
    done();
  });

  function observe(method: string, route = 'unmatched', status: number, ms: number) {
    metrics.requestsInFlight.dec();
    metrics.requestDuration.observe({ method, route, status }, ms / 1000);
  }
}
