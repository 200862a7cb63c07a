import { z } from 'zod';

/** What a file of JSON says, or undefined when it is broken. */
export function parseJson<T>(
  text: string,
  schema: z.ZodType<T>,
): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
