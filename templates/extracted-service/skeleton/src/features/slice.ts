import { z } from 'zod';
import type { Feature } from '../http/app.ts';

/**
 * The slice's own routes, the new path. Describe every answer with a schema: only names that
 * are in the contract are ever seen in a report of differences.
 */
export const slice: Feature = app => {
  app.get(
    '${{ values.routes[0] }}',
    {
      schema: {
        operationId: 'list',
        summary: 'Lists what the slice has',
        response: {
          200: z.object({ items: z.array(z.object({ id: z.string() })) }).describe('All of it'),
        },
      },
    },
    () => ({ items: [] }),
  );
};
