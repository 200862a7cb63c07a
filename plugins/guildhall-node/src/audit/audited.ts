import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/**
 * Runs a mutation between the start and the outcome of its audit event.
 *
 * @param meta - What of the result to keep with the event.
 * @public
 */
export async function audited<T>(
  auditor: AuditorService,
  event: AuditorServiceCreateEventOptions,
  mutate: () => Promise<T>,
  meta?: (result: T) => NonNullable<AuditorServiceCreateEventOptions['meta']>,
): Promise<T> {
  const auditorEvent = await auditor.createEvent(event);
  try {
    const result = await mutate();
    await auditorEvent.success({ meta: meta?.(result) });
    return result;
  } catch (error) {
    await auditorEvent.fail({ error: toError(error) });
    throw error;
  }
}
