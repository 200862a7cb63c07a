import { mockServices } from '@backstage/backend-test-utils';
import { JsonArray, JsonObject } from '@backstage/types';
import monitorCoveragePlugin from '@guildhall/plugin-monitor-coverage-backend';
import monitorCoverageModulePrometheus from '@guildhall/plugin-monitor-coverage-backend-module-prometheus';
import { readOptions, serve } from '../server/serve';
import { listEntities } from './world';

/** How the backend with monitor coverage is started. */
export interface MonitorCoverageOptions {
  parts: number;
  database: JsonObject;
  /** The file of the policy. */
  policy: string;
  prometheus: JsonArray;
}

const options = readOptions<MonitorCoverageOptions>();

serve({
  database: options.database,
  entities: listEntities(options.parts),
  config: {
    monitorCoverage: {
      definitions: [{ type: 'file', target: options.policy }],
      labels: ['service', 'database'],
      prometheus: options.prometheus,
      refresh: { timeout: { minutes: 5 } },
    },
  },
  features: [
    monitorCoveragePlugin,
    monitorCoverageModulePrometheus,
    // Some requests are for people only.
    mockServices.auth.factory(),
    mockServices.httpAuth.factory(),
  ],
});
