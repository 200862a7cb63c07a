import { durationToMilliseconds } from '@backstage/types';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { CampaignRunner } from '../campaigns/CampaignRunner';
import { BackgroundTask } from '../parts';
import { UpgradeFileStore } from '../upgrades/UpgradeFileStore';
import { UpgradeStore } from '../upgrades/UpgradeStore';
import { ServiceStore } from './ServiceStore';
import { ServiceSweep } from './ServiceSweep';

/** How long upgrades that came to nothing are kept. */
const SUPERSEDED_MS = durationToMilliseconds({ days: 30 });
/** How long the files of upgrades that are over are kept. */
const CONTENT_MS = durationToMilliseconds({ days: 90 });
/** How long services are kept that neither catalog nor git host have. */
const GONE_MS = durationToMilliseconds({ days: 90 });

/** The work in the background of generated services. */
export function toTasks(options: {
  files: UpgradeFileStore;
  projection: EntityProjection;
  runner: CampaignRunner;
  services: ServiceStore;
  sweep: ServiceSweep;
  upgrades: UpgradeStore;
}): BackgroundTask[] {
  const { files, projection, runner, services, sweep, upgrades } = options;
  return [
    {
      id: 'follow-catalog',
      configKey: 'goldenPath.catalog.schedule',
      schedule: { frequency: { minutes: 2 }, timeout: { minutes: 30 } },
      run: async signal => {
        await projection.sweep({ signal, onChanged: async () => {} });
      },
    },
    {
      id: 'check-services',
      configKey: 'goldenPath.services.schedule',
      schedule: { frequency: { minutes: 1 }, timeout: { minutes: 30 } },
      run: signal => sweep.run(signal),
    },
    {
      id: 'run-campaigns',
      schedule: { frequency: { seconds: 20 }, timeout: { minutes: 60 } },
      run: signal => runner.run(signal),
    },
    {
      id: 'forget-services',
      schedule: {
        frequency: { days: 1 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 15 },
      },
      run: async () => {
        const now = Date.now();
        await upgrades.purge(new Date(now - SUPERSEDED_MS));
        await files.purgeContent(new Date(now - CONTENT_MS));
        await services.purge(new Date(now - GONE_MS));
        await projection.purge(new Date(now - GONE_MS));
      },
    },
  ];
}
