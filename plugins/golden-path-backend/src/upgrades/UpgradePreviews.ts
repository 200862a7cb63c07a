import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CreateUpgradeRequest } from '@guildhall/plugin-golden-path-common';
import { randomUUID } from 'node:crypto';
import { refuseSecrets } from '../http/refuseSecrets';
import { StoredService } from '../services/serviceRows';
import { UpgradeComputer } from './UpgradeComputer';
import { StoredUpgrade } from './upgradeRows';
import { UpgradeStore } from './UpgradeStore';

/** Computes upgrades and keeps them as previews. */
export class UpgradePreviews {
  constructor(
    private readonly options: {
      computer: UpgradeComputer;
      upgrades: UpgradeStore;
    },
  ) {}

  /** @returns The upgrade, in place of older previews of the service. */
  async create(
    service: StoredService,
    request: Pick<CreateUpgradeRequest, 'toVersion' | 'answers'> & {
      campaignId?: string;
      createdBy: string;
      credentials: BackstageCredentials;
    },
  ): Promise<StoredUpgrade> {
    const { computer, upgrades } = this.options;
    const { answers: given = {}, campaignId, createdBy } = request;
    refuseSecrets({ answers: given });
    const { files, ...computed } = await computer.compute(service, {
      toVersion: request.toVersion,
      given,
      credentials: request.credentials,
    });
    const now = new Date();
    const refusal = await upgrades.findRefusal(
      service.id,
      computed.toVersion,
      now,
    );
    const upgrade: StoredUpgrade = {
      ...computed,
      id: randomUUID(),
      serviceId: service.id,
      template: service.template,
      status: 'preview',
      conflicts: files.reduce((sum, { conflicts }) => sum + conflicts, 0),
      notes: [
        ...computed.notes,
        ...(refusal ? [describeRefusal(refusal)] : []),
      ],
      campaignId,
      createdBy,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    await upgrades.add(upgrade, files);
    return upgrade;
  }
}

function describeRefusal({
  toVersion,
  reason,
  declinedUntil,
}: StoredUpgrade): string {
  const until = declinedUntil ? ` until ${declinedUntil.slice(0, 10)}` : '';
  return `The team declined the upgrade to ${toVersion}${until}: ${reason}`;
}
