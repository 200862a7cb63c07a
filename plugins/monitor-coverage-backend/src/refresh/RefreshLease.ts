import { durationToMilliseconds } from '@backstage/types';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StateStore } from '../database/StateStore';

/** A replica that dies keeps others waiting for no longer than this. */
const LEASE_MS = durationToMilliseconds({ minutes: 2 });

const POLL_MS = 250;

/** Lets one round run at a time, over all replicas. */
export class RefreshLease {
  constructor(private readonly state: StateStore) {}

  /**
   * Runs a round, or waits for the one that is under way.
   *
   * @param round - Renews the lease from time to time.
   */
  async run(
    signal: AbortSignal,
    round: (renew: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const lease = randomUUID();
    const take = () => {
      const now = new Date();
      return this.state.acquireLease(
        lease,
        now,
        new Date(now.getTime() + LEASE_MS),
      );
    };
    if (!(await take())) {
      while (await this.state.isLeased(new Date())) {
        await sleep(POLL_MS, undefined, { signal });
      }
      return;
    }
    try {
      await round(async () => {
        await take();
      });
      await this.state.setRefreshed(new Date());
    } finally {
      await this.state.releaseLease(lease);
    }
  }
}
