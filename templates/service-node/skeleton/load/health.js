import { parseArgs } from 'node:util';
import autocannon from 'autocannon';

/** What must hold. Set them by what the service is for, and only ever make them stricter. */
const thresholds = { p99Ms: 250, requestsPerSecond: 200, failures: 0 };

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:8080/health' },
    connections: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '10' },
  },
});

const result = await autocannon({
  url: values.url,
  connections: Number(values.connections),
  duration: Number(values.seconds),
});
const measured = {
  p99Ms: result.latency.p99,
  requestsPerSecond: result.requests.average,
  failures: result.errors + result.timeouts + result.non2xx,
};
const missed = [
  measured.p99Ms > thresholds.p99Ms && 'p99Ms',
  measured.requestsPerSecond < thresholds.requestsPerSecond && 'requestsPerSecond',
  measured.failures > thresholds.failures && 'failures',
].filter(Boolean);

console.log(JSON.stringify({ url: values.url, measured, thresholds, missed }, undefined, 2));
process.exitCode = missed.length > 0 ? 1 : 0;
