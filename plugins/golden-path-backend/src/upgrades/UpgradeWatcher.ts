import { GitHost } from '@guildhall/plugin-golden-path-node';
import { StoredService } from '../services/serviceRows';
import { UpgradeStore } from './UpgradeStore';

/** Notices what a team did with the branches that were proposed to it. */
export class UpgradeWatcher {
  constructor(private readonly upgrades: UpgradeStore) {}

  /**
   * What was merged is done. A branch that was deleted without being merged is
   * a refusal, or a team would be asked the same thing again and again.
   *
   * @param reached - The commit that was read, and the release in its stamp.
   */
  async settle(
    host: GitHost,
    service: StoredService,
    reached: { head: string; version: string },
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    const { id, name } = service;
    await this.upgrades.closeReached(id, reached.version, new Date());
    for (const { upgradeId, branch } of await this.upgrades.listProposed(id)) {
      const isThere = await host.head(name, branch, options);
      // Merged and deleted since it was read: the next reading sees it.
      const isCurrent =
        !isThere &&
        (await host.head(name, undefined, options)) === reached.head;
      if (isCurrent) {
        await this.upgrades.storeDeclined(upgradeId, {
          reason: `The branch ${branch} was deleted without being merged`,
        });
      }
    }
  }
}
