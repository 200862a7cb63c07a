import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { z } from 'zod';

const amount = z.number().min(0).optional();

/**
 * Parses a duration such as `{ days: 30 }`; it must be longer than nothing.
 *
 * @public
 */
export const humanDurationSchema: z.ZodType<HumanDuration> = z
  .strictObject({
    years: amount,
    months: amount,
    weeks: amount,
    days: amount,
    hours: amount,
    minutes: amount,
    seconds: amount,
    milliseconds: amount,
  })
  .refine(duration => durationToMilliseconds(duration) > 0, {
    error: 'must be longer than nothing, for example { days: 30 }',
  });
