import { z } from 'zod';

/**
 * One route of the API, as it is published.
 *
 * @public
 */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch';
  /** With `{parameters}`. */
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Absent where the answer has no body. */
  response?: z.ZodType;
}
