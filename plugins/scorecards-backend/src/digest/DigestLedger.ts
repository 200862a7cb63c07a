import { durationToMilliseconds } from '@backstage/types';
import { DatabaseTime } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** Who claimed a digest and has not sent it for so long never will. */
const GIVEN_UP_MS = durationToMilliseconds({ minutes: 15 });

type DigestRow = {
  owner: string;
  day: string;
  claimed_at: DatabaseTime;
  sent_at: DatabaseTime | null;
};

/** The SQL of who was sent the digest of which day. */
export class DigestLedger {
  constructor(private readonly db: Knex) {}

  /** True for one caller only, until the digest is released or given up. */
  async claim(owner: string, day: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await this.db<DigestRow>('digest')
      .insert({ owner, day, claimed_at: now, sent_at: null })
      .onConflict(['owner', 'day'])
      .merge(['claimed_at'])
      .whereNull('digest.sent_at')
      .where('digest.claimed_at', '<', new Date(now.getTime() - GIVEN_UP_MS))
      .returning('owner');
    return rows.length > 0;
  }

  async markSent(owner: string, day: string, now: Date): Promise<void> {
    await this.db<DigestRow>('digest')
      .where({ owner, day })
      .update({ sent_at: now });
  }

  /** Lets the next run try again. */
  async release(owner: string, day: string): Promise<void> {
    await this.db<DigestRow>('digest')
      .where({ owner, day })
      .whereNull('sent_at')
      .delete();
  }

  /** Forgets digests that were sent before a time. */
  async purge(before: Date): Promise<number> {
    return this.db<DigestRow>('digest')
      .where('claimed_at', '<', before)
      .delete();
  }
}
