import { createApiRef } from '@backstage/frontend-plugin-api';
import { MonitorCoverageClient } from '@guildhall/plugin-monitor-coverage-common';

/**
 * What the pages ask the backend for.
 *
 * @public
 */
export type MonitorCoverageApi = Pick<
  MonitorCoverageClient,
  keyof MonitorCoverageClient
>;

/**
 * The HTTP API of monitor coverage, with the identity of the signed-in person.
 *
 * @public
 */
export const monitorCoverageApiRef = createApiRef<MonitorCoverageApi>().with({
  id: 'plugin.monitor-coverage.client',
  pluginId: 'monitor-coverage',
});
