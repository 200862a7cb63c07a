import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Call } from './call.ts';
import type { Header } from './headers.ts';

/** What one of the two paths answered; the body can be read once. */
export interface Answer {
  status: number;
  headers: Header[];
  body: Readable;
}

/**
 * One of the two ways to answer a call.
 *
 * @throws HttpError when there is no answer
 */
export type AnswerPath = (call: Call, signal?: AbortSignal) => Promise<Answer>;

/** An answer as far as it was kept: a body larger than allowed is undefined. */
export interface KeptAnswer {
  status: number;
  headers: Header[];
  content: Buffer | undefined;
}

/** Sends an answer to the caller as it came, and keeps at most `keptBytes` of it. */
export async function sendAnswer(
  raw: ServerResponse,
  answer: Answer,
  { keptBytes, closing }: { keptBytes: number; closing: boolean },
): Promise<KeptAnswer> {
  const kept = keeper(keptBytes);
  const headers = closing ? [...answer.headers, ['connection', 'close']] : answer.headers;
  raw.sendDate = false;
  raw.writeHead(answer.status, headers.flat());
  await pipeline(answer.body, kept.through, raw);
  return { status: answer.status, headers: answer.headers, content: kept.content() };
}

/** Reads an answer that nobody waits for. */
export async function readAnswer(answer: Answer, keptBytes: number): Promise<KeptAnswer> {
  const kept = keeper(keptBytes);
  await pipeline(answer.body, kept.through, async chunks => {
    for await (const _ of chunks);
  });
  return { status: answer.status, headers: answer.headers, content: kept.content() };
}

function keeper(limit: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    async *through(body: AsyncIterable<Buffer>) {
      for await (const chunk of body) {
        size += chunk.length;
        if (size <= limit) {
          chunks.push(chunk);
        }
        yield chunk;
      }
    },
    content: () => (size <= limit ? Buffer.concat(chunks) : undefined),
  };
}
