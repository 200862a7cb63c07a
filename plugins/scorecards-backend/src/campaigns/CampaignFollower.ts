import { durationToMilliseconds } from '@backstage/types';
import { inTransaction } from '@guildhall/plugin-guildhall-node';
import { CampaignEventName } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { toDay } from '../database/days';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { CampaignEvents } from './CampaignEvents';
import { CampaignMembers } from './CampaignMembers';
import { CampaignStore, StoredCampaign } from './CampaignStore';
import { isProblem, resolveGoal } from './resolveGoal';

/** How far back transitions are looked up when a campaign begins. */
const LOOK_BACK_MS = durationToMilliseconds({ weeks: 8 });

/**
 * Has campaigns follow their entities, begin and end. Whoever follows one
 * locks it, so that two replicas never count the same change twice.
 */
export class CampaignFollower {
  constructor(
    private readonly options: {
      db: Knex;
      events: CampaignEvents;
      members: CampaignMembers;
      registry: RuleRegistry;
      store: CampaignStore;
    },
  ) {}

  /** Follows every campaign that is under way, or should be. */
  async run(signal: AbortSignal): Promise<number> {
    const { store } = this.options;
    const ids = await store.listToFollow(toDay(new Date()));
    for (const id of ids) {
      signal.throwIfAborted();
      await this.follow(id);
    }
    return ids.length;
  }

  /** Brings one campaign up to date. */
  async follow(id: string): Promise<void> {
    const { db, events } = this.options;
    const followed = await inTransaction(db, tx => this.#follow(tx, id));
    for (const name of followed?.happened ?? []) {
      if (followed) {
        await events.publish(name, followed.campaign);
      }
    }
  }

  async #follow(
    tx: Knex.Transaction,
    id: string,
  ): Promise<
    { campaign: StoredCampaign; happened: CampaignEventName[] } | undefined
  > {
    const { members, registry, store } = this.options;
    const campaign = await store.lock(tx, id);
    const now = timeAfter(campaign?.measuredAt);
    const isOpen = campaign && ['planned', 'running'].includes(campaign.state);
    if (!isOpen || campaign.startsOn > toDay(now)) {
      return undefined;
    }
    const happened: CampaignEventName[] = [];
    const goal = resolveGoal(await registry.get(tx), campaign.goal);
    if (!isProblem(goal)) {
      const measured = { id, goal, population: campaign.population };
      let hasChanged: boolean;
      if (campaign.measuredAt) {
        hasChanged = await members.follow(tx, measured, now);
      } else {
        const since = new Date(now.getTime() - LOOK_BACK_MS);
        // Where there is nobody yet it waits, or all would come too late.
        hasChanged = await members.begin(tx, measured, { now, since });
        if (hasChanged) {
          await store.setState(tx, id, 'running', now);
          happened.push('started');
        }
      }
      if (hasChanged && (await members.areAllDone(tx, id))) {
        await store.setState(tx, id, 'achieved', now);
        return { campaign, happened: [...happened, 'achieved'] };
      }
    }
    if (campaign.dueOn < toDay(now)) {
      await store.setState(tx, id, 'missed', now);
      happened.push('missed');
    }
    return { campaign, happened };
  }
}

/** Now; but later than a time, so that changes of two runs are told apart. */
function timeAfter(time: Date | undefined): Date {
  return new Date(Math.max(Date.now(), (time?.getTime() ?? 0) + 1));
}
