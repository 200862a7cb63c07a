import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readRecordingIndex } from './recordingIndex';
import { ServerError } from './ServerError';
import { ApiAnswer, ApiRequest, describeRequest, Transport } from './Transport';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What Go writes for a time that is not set. */
const NO_TIME = '0001-';

/**
 * Answers as a server once did. Its times are moved, so that it is always as
 * if the recording had just been made.
 */
export class RecordedTransport implements Transport {
  readonly server: string;

  constructor(
    private readonly options: {
      folder: string;
      /** What the index calls the server: `prometheus`, `alertmanager`. */
      name: string;
      now: () => Date;
    },
  ) {
    this.server = `The recording of ${options.name}`;
  }

  async ask(request: ApiRequest): Promise<ApiAnswer> {
    const { folder, name, now } = this.options;
    const { recordedAt, answers } = await readRecordingIndex(folder);
    const wanted = `${name} ${describeRequest(request)}`;
    const answer = answers.find(each => each.request === wanted);
    if (!answer) {
      throw new ServerError(
        'absent',
        this.server,
        `has no answer to '${wanted}': record it again`,
      );
    }
    const body = await readFile(path.join(folder, answer.file), 'utf8');
    return {
      status: answer.status,
      body: moveTimes(body, now().getTime() - Date.parse(recordedAt)),
    };
  }
}

function moveTimes(body: string, byMs: number): string {
  let document: unknown;
  try {
    document = JSON.parse(body, (_, value: unknown) =>
      typeof value === 'string' &&
      TIME.test(value) &&
      !value.startsWith(NO_TIME)
        ? new Date(Date.parse(value) + byMs).toISOString()
        : value,
    );
  } catch {
    return body;
  }
  return JSON.stringify(document);
}
