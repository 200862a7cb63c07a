import { z } from 'zod';

/** A monitor as it stands in lists. */
export const monitorRefSchema = z.object({
  provider: z.string(),
  id: z.string(),
  name: z.string(),
  origin: z.object({ title: z.string(), url: z.string().optional() }),
});

/** @public */
export type MonitorRef = z.output<typeof monitorRefSchema>;
