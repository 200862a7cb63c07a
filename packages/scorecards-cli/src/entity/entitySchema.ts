import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { z } from 'zod';

/**
 * What the rest of the program relies on, of an entity in a file or from the
 * portal; the catalog checks the others.
 */
export const entitySchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z
    .object({
      name: z.string(),
      namespace: z.string().default(DEFAULT_NAMESPACE),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .catchall(z.json()),
  spec: z.record(z.string(), z.json()).optional(),
  relations: z
    .array(z.object({ type: z.string(), targetRef: z.string() }))
    .optional(),
});
