import { Endpoint, PrometheusServer } from '../config';
import { HttpTransport } from './HttpTransport';
import { RecordedTransport } from './RecordedTransport';
import { Transport } from './Transport';

/** Makes the transport to a server that recordings call by the name. */
export type Connect = (name: string, endpoint: Endpoint) => Transport;

/** Connects to servers, or to the recording of them. */
export function connectTo(
  { recordedAnswers, timeoutMs, maxBytes }: PrometheusServer,
  now: () => Date,
): Connect {
  return (name, endpoint) =>
    recordedAnswers === undefined
      ? new HttpTransport({
          kind: name === 'prometheus' ? 'Prometheus' : 'Alertmanager',
          endpoint,
          timeoutMs,
          maxBytes,
        })
      : new RecordedTransport({ folder: recordedAnswers, name, now });
}
