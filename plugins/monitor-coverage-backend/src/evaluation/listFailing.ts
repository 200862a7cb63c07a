import { toOptionalIso } from '@guildhall/plugin-guildhall-node';
import { ProviderFailure } from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { StoredProvider } from '../database/ProviderStore';

/** A provider that does not answer. */
export type FailingProvider = ProviderFailure & { id: string };

/** Providers that do not answer, or were never asked: they might know better. */
export function listFailing(
  providers: MonitorProvider[],
  stored: StoredProvider[],
): FailingProvider[] {
  const known = new Set(stored.map(({ id }) => id));
  return [
    ...stored
      .filter(({ status }) => status === 'failing')
      .map(({ id, title, lastGoodAt }) => ({
        id,
        title,
        lastGoodAt: toOptionalIso(lastGoodAt),
      })),
    ...providers
      .filter(({ id }) => !known.has(id))
      .map(({ id, title }) => ({ id, title })),
  ];
}
