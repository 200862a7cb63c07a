import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Monitor,
  MonitorSnapshot,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  MonitorProvider,
  monitorProvidersExtensionPoint,
} from '@guildhall/plugin-monitor-coverage-node';
import monitorCoverageModulePrometheus from '..';

/** The providers that the module adds for this configuration. */
export async function startProviders(
  prometheus: JsonObject[],
): Promise<MonitorProvider[]> {
  const providers: MonitorProvider[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        monitorProvidersExtensionPoint,
        { addProvider: (added: MonitorProvider) => providers.push(added) },
      ],
    ],
    features: [
      monitorCoverageModulePrometheus,
      mockServices.rootConfig.factory({
        data: { monitorCoverage: { prometheus } },
      }),
    ],
  });
  return providers;
}

/** Starts the module for one server; what is returned reads it. */
export async function startReader(
  server: JsonObject,
): Promise<(signal?: AbortSignal) => Promise<MonitorSnapshot>> {
  const [provider] = await startProviders([{ id: 'eu-1', ...server }]);
  return (signal = new AbortController().signal) => provider.read({ signal });
}

/** The monitor of that name. */
export function monitorOf(snapshot: MonitorSnapshot, name: string): Monitor {
  const found = snapshot.monitors.find(each => each.name === name);
  if (!found) {
    throw new Error(
      `There is no monitor ${name}, but ${snapshot.monitors
        .map(each => each.name)
        .join(', ')}`,
    );
  }
  return found;
}
