import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { MonitorProvider } from './MonitorProvider';

/** @public */
export interface MonitorProvidersExtensionPoint {
  /** @throws Error when another provider has the same id. */
  addProvider(provider: MonitorProvider): void;
}

/**
 * Where modules add what monitors are read from.
 *
 * @public
 */
export const monitorProvidersExtensionPoint =
  createExtensionPoint<MonitorProvidersExtensionPoint>({
    id: 'monitor-coverage.providers',
  });
