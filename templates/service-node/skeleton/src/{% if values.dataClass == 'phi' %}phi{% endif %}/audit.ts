import { z } from 'zod';
import type { Feature } from '../http/app.ts';

/**
 * Writes into the audit log who asks for what, before it is answered: a patient may ask who has
 * looked at their record. When it cannot be written down, the request is not answered.
 */
export const audit: Feature = (app, { clients }) => {
  app.addHook('preHandler', async request => {
    if (request.routeOptions.config.public || request.is404) {
      return;
    }
    await clients['audit-log'].request({
      method: 'POST',
      path: '/entries',
      body: {
        at: new Date().toISOString(),
        who: request.caller?.subject ?? 'unauthenticated',
        what: `${request.method} ${request.routeOptions.url}`,
        which: request.params,
        request: request.id,
      },
      answer: z.unknown(),
    });
  });
};
