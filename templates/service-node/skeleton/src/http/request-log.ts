import { randomUUID } from 'node:crypto';
import type { RawRequestDefaultExpression } from 'fastify';
import type { App } from './types.ts';

const SAFE_ID = /^[\w.:-]{8,128}$/;

/** The caller's request id where it is harmless, else a new one. */
export function requestId(request: RawRequestDefaultExpression): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID();
}

/** One line for each request, when it is over. */
export function addRequestLog(app: App) {
  app.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({ req: request, res: reply, ms: reply.elapsedTime }, 'request completed');
    done();
  });
}
