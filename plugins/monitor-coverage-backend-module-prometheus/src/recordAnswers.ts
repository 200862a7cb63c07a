import { PrometheusServer } from './config';
import { AnswerRecorder } from './http/AnswerRecorder';
import { connectTo } from './http/connect';
import { PrometheusProvider } from './PrometheusProvider';

/** What is not asked in so many rounds is never asked. */
const MAX_ROUNDS = 50;

/**
 * Records everything that reading a server asks of it and of its
 * Alertmanagers, for `recordedAnswers`. Some of it is asked in turns, so that
 * it is read until nothing new is asked.
 */
export async function recordAnswers(
  server: PrometheusServer,
  folder: string,
): Promise<{ answers: number }> {
  const now = () => new Date();
  const recorder = new AnswerRecorder();
  const connect = connectTo(server, now);
  const provider = new PrometheusProvider(server, {
    now,
    // Tests are no answers of a server.
    files: { read: async () => [] },
    connect: (name, endpoint) => recorder.wrap(name, connect(name, endpoint)),
  });
  for (let round = 0, before = -1; round < MAX_ROUNDS; round += 1) {
    await provider.read({ signal: new AbortController().signal });
    if (recorder.size === before) {
      break;
    }
    before = recorder.size;
  }
  await recorder.save(folder, now());
  return { answers: recorder.size };
}
