import type { DataClass } from '../data-class.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { App } from './types.ts';

/** Headers that every answer has. */
export function addHeaders(app: App, dataClass: DataClass, lifecycle: Lifecycle) {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('x-content-type-options', 'nosniff');
    if (dataClass === 'phi') {
      reply.header('cache-control', 'no-store');
    }
    if (lifecycle.phase === 'draining') {
      // Callers open their next connection elsewhere.
      reply.header('connection', 'close');
    }
    done();
  });
}
