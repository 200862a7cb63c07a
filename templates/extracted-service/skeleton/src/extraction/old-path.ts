import http from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { context, propagation } from '@opentelemetry/api';
import { HttpError } from '../http/problems.ts';
import type { Answer, AnswerPath } from './answer.ts';
import type { Call } from './call.ts';
import { endToEnd, type Header, headerOf, pairs, without } from './headers.ts';
import { isRead } from './stages.ts';

/**
 * Asks the monolith, with the caller's request as it came. Not with the client of a dependency:
 * that one has opinions about answers, and this path must not have any.
 */
export function createOldPath(base: string, timeoutMs: number) {
  const url = new URL(base);
  const transport = url.protocol === 'https:' ? https : http;
  // Idle connections are closed before the monolith does it, just as a request is being sent.
  const agent = new transport.Agent({ keepAlive: true, timeout: 4_000 });
  const prefix = url.pathname.replace(/\/$/, '');

  const answer: AnswerPath = (call, signal) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const request = transport.request({
      agent,
      signal,
      hostname: url.hostname,
      port: url.port,
      path: prefix + call.url,
      method: call.method,
      headers: [['host', url.host], ...framed(traced(call.headers), call.body)].flat(),
    });
    const late = setTimeout(() => {
      reject(new HttpError(504, 'The old path did not answer in time.'));
      request.destroy();
    }, timeoutMs);
    const fail = () => reject(new HttpError(502, 'The old path cannot be reached.'));

    request.on('close', () => clearTimeout(late));
    request.on('error', (error: NodeJS.ErrnoException) => {
      // It was closed all the same. Nothing was answered, and a read may be repeated.
      if (request.reusedSocket && error.code === 'ECONNRESET' && isRead(call.method)) {
        resolve(answer(call, signal));
      } else {
        fail();
      }
    });
    request.on('response', response => {
      clearTimeout(late);
      resolve({
        status: response.statusCode ?? 502,
        headers: endToEnd(pairs(response.rawHeaders)),
        body: response,
      });
    });
    if (Buffer.isBuffer(call.body)) {
      request.end(call.body);
    } else {
      pipeline(call.body, request).catch(fail);
    }
    return promise;
  };

  return { answer, close: () => agent.destroy() };
}

/** With the headers that say where a body ends, also for methods that seldom have one. */
function framed(headers: Header[], body: Call['body']): Header[] {
  if (headerOf(headers, 'content-length') !== undefined) {
    return headers;
  }
  if (!Buffer.isBuffer(body)) {
    return [...headers, ['transfer-encoding', 'chunked']];
  }
  return body.length > 0 ? [...headers, ['content-length', String(body.length)]] : headers;
}

/** With the headers that make the trace go on in the monolith. */
function traced(headers: Header[]): Header[] {
  const ours: Record<string, string> = {};
  propagation.inject(context.active(), ours);
  return [...without(headers, Object.keys(ours)), ...Object.entries(ours)];
}
