import { NodeSDK } from '@opentelemetry/sdk-node';
import { about } from './about.ts';

/** Any of these says where traces go; without one there are trace ids, and nothing is sent. */
const DESTINATIONS = [
  'OTEL_TRACES_EXPORTER',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
];

const nowhere = {
  export: (_spans: unknown, done: (result: { code: number }) => void) => done({ code: 0 }),
  shutdown: async () => {},
};

/** Starts OpenTelemetry; its standard `OTEL_*` variables configure it. */
export function startTelemetry() {
  const exported = DESTINATIONS.some(name => process.env[name]);
  const sdk = new NodeSDK({
    serviceName: about.name,
    // Metrics are scraped and logs go to standard output.
    metricReaders: [],
    logRecordProcessors: [],
    ...(exported ? {} : { traceExporter: nowhere }),
  });
  sdk.start();
  return sdk;
}
