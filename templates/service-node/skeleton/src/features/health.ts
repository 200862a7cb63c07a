import { z } from 'zod';
import type { Feature } from '../http/app.ts';

/** Answers load balancers. Whether it may run is asked on the admin port. */
export const health: Feature = app => {
  app.get(
    '/health',
    {
      config: { public: true },
      logLevel: 'warn',
      schema: {
        operationId: 'getHealth',
        summary: 'Says that the service answers',
        security: [],
        response: { 200: z.object({ status: z.literal('ok') }).describe('It does') },
      },
    },
    () => ({ status: 'ok' as const }),
  );
};
