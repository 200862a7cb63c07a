import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { INDEX_FILE, RecordingIndex } from './recordingIndex';
import { ApiAnswer, describeRequest, Transport } from './Transport';
import { withoutSecrets } from './withoutSecrets';

/** Keeps what servers answer, in the form that `RecordedTransport` reads. */
export class AnswerRecorder {
  readonly #answers = new Map<string, { file: string; answer: ApiAnswer }>();

  /** How many answers there are. */
  get size(): number {
    return this.#answers.size;
  }

  /** A transport that works as before, while what it brings is kept. */
  wrap(name: string, transport: Transport): Transport {
    return {
      server: transport.server,
      ask: async (request, options) => {
        const answer = await transport.ask(request, options);
        this.#answers.set(`${name} ${describeRequest(request)}`, {
          file: `${name}-${path.basename(request.path)}.json`,
          answer:
            answer.status === 200 ? withoutSecrets(request, answer) : answer,
        });
        return answer;
      },
    };
  }

  /** Writes all answers and their index into the folder. */
  async save(folder: string, recordedAt: Date): Promise<void> {
    await mkdir(folder, { recursive: true });
    const index: RecordingIndex = {
      recordedAt: recordedAt.toISOString(),
      answers: [],
    };
    for (const [request, { file: ending, answer }] of this.#answers) {
      const number = String(index.answers.length + 1).padStart(4, '0');
      const file = `${number}-${ending}`;
      await writeFile(path.join(folder, file), answer.body);
      index.answers.push({ request, file, status: answer.status });
    }
    await writeFile(
      path.join(folder, INDEX_FILE),
      `${JSON.stringify(index, undefined, 2)}\n`,
    );
  }
}
