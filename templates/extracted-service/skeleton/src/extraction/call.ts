import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { endToEnd, type Header, headerOf, pairs, without } from './headers.ts';

/** Tells a path that the other one answers: it does what it must, and tells nobody outside. */
export const MIRRORED: Header = ['guildhall-extraction', 'mirrored'];

const OURS = [
  ...['host', 'expect', 'x-request-id', 'x-forwarded-for', 'x-forwarded-host'],
  MIRRORED[0],
];

/** A request as it came, to be given to either path. */
export interface Call {
  method: string;
  /** Path and query, exactly as sent. */
  url: string;
  headers: Header[];
  /** A stream when it is larger than what is kept: that can be given to one path only. */
  body: Buffer | Readable;
}

/** Takes a request over, with about `limit` bytes of its body in memory. */
export async function readCall(raw: IncomingMessage, id: string, limit: number): Promise<Call> {
  const headers = endToEnd(pairs(raw.rawHeaders));
  return {
    method: raw.method ?? 'GET',
    url: raw.url ?? '/',
    headers: [
      ...without(headers, OURS),
      ['x-request-id', id],
      ['x-forwarded-for', callers(headers, raw.socket.remoteAddress)],
      ['x-forwarded-host', headerOf(headers, 'x-forwarded-host') ?? raw.headers.host ?? ''],
    ],
    body: await readBody(raw, limit),
  };
}

function callers(headers: Header[], address = 'unknown') {
  const before = headerOf(headers, 'x-forwarded-for');
  return before ? `${before}, ${address}` : address;
}

async function readBody(raw: IncomingMessage, limit: number): Promise<Buffer | Readable> {
  const chunks: Buffer[] = [];
  let size = 0;
  const rest: AsyncIterator<Buffer> = raw[Symbol.asyncIterator]();
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    chunks.push(next.value);
    size += next.value.length;
    if (size > limit) {
      return Readable.from(chained(chunks, rest));
    }
  }
  return Buffer.concat(chunks);
}

async function* chained(chunks: Buffer[], rest: AsyncIterator<Buffer>) {
  yield* chunks;
  yield* { [Symbol.asyncIterator]: () => rest };
}
