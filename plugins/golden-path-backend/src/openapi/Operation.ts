import { z } from 'zod';

/** One route of the API, as it is published. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch';
  /** With `{parameters}`. */
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  response: z.ZodType;
}
