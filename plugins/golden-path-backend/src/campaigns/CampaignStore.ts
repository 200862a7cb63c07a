import { UpgradeStatus } from '@guildhall/plugin-golden-path-common';
import {
  applyKeyset,
  insertRows,
  inTransaction,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import {
  CampaignMember,
  CampaignRow,
  MemberRow,
  StoredCampaign,
  toStoredCampaign,
} from './campaignRows';

/** The SQL of campaigns. */
export class CampaignStore {
  constructor(private readonly db: Knex) {}

  /** @param rings - The keys of the services, ring by ring. */
  async add(campaign: StoredCampaign, rings: number[][]): Promise<void> {
    await inTransaction(this.db, async tx => {
      await tx<CampaignRow>('campaign').insert({
        id: campaign.id,
        title: campaign.title,
        template: campaign.template,
        to_version: campaign.toVersion,
        status: campaign.status,
        ring: campaign.ring,
        ring_names: JSON.stringify(campaign.ringNames),
        created_by: campaign.createdBy,
        created_at: new Date(campaign.createdAt),
        updated_at: new Date(campaign.updatedAt),
      });
      const members = rings.flatMap((serviceIds, ring) =>
        serviceIds.map(
          (serviceId): MemberRow => ({
            campaign_id: campaign.id,
            service_id: serviceId,
            ring,
            state: 'waiting',
            leased_until: null,
          }),
        ),
      );
      await insertRows(tx, 'campaign_service', members);
    });
  }

  async get(id: string): Promise<StoredCampaign | undefined> {
    const row = await this.db<CampaignRow>('campaign').where({ id }).first();
    return row && toStoredCampaign(row);
  }

  /** A page of campaigns, newest first. */
  async list(query: { template?: string; cursor?: string; limit: number }) {
    const { template, cursor, limit } = query;
    const matching = this.db('campaign').modify((rows: Knex.QueryBuilder) => {
      if (template) {
        rows.where('campaign.template', template);
      }
    });
    const page = matching
      .clone()
      .select('campaign.*')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'campaign.created_at', type: 'time', order: 'desc' },
        { column: 'campaign.id', type: 'text', order: 'asc' },
      ],
      cursor,
    );
    const found: CampaignRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      toDate(row.created_at).getTime(),
      row.id,
    ]);
    const [{ count }] = await matching.clone().count({ count: '*' });
    return {
      campaigns: rows.map(toStoredCampaign),
      totalItems: Number(count),
      nextCursor,
    };
  }

  /** Those that are not over. */
  async listRunning(): Promise<StoredCampaign[]> {
    const rows = await this.db<CampaignRow>('campaign')
      .where({ status: 'running' })
      .orderBy('created_at');
    return rows.map(toStoredCampaign);
  }

  /** The services of campaigns, by ring and entity. */
  async listMembers(campaigns: StoredCampaign[]): Promise<CampaignMember[]> {
    const rows: Array<
      MemberRow & {
        entity_ref: string;
        version: string | null;
        upgrade_id: string | null;
        upgrade_status: UpgradeStatus;
        upgrade_conflicts: number;
        upgrade_reason: string | null;
      }
    > = await this.db('campaign_service')
      .join('campaign', 'campaign.id', 'campaign_service.campaign_id')
      .join('service', 'service.id', 'campaign_service.service_id')
      .leftJoin('upgrade', upgrade =>
        upgrade
          .on('upgrade.service_id', 'campaign_service.service_id')
          .andOn('upgrade.to_version', 'campaign.to_version'),
      )
      .whereIn(
        'campaign_service.campaign_id',
        campaigns.map(({ id }) => id),
      )
      .orderBy([
        { column: 'campaign_service.ring' },
        { column: 'service.entity_ref' },
        { column: 'upgrade.created_at' },
      ])
      .select(
        'campaign_service.*',
        'service.entity_ref',
        'service.version',
        'upgrade.id as upgrade_id',
        'upgrade.status as upgrade_status',
        'upgrade.conflicts as upgrade_conflicts',
        'upgrade.reason as upgrade_reason',
      );
    // Of several upgrades the last one, which is the newest, remains.
    const members = new Map(
      rows.map(row => [`${row.campaign_id} ${row.service_id}`, row]),
    );
    return [...members.values()].map(row => ({
      campaignId: row.campaign_id,
      serviceId: row.service_id,
      entityRef: row.entity_ref,
      ring: row.ring,
      state: row.state,
      version: row.version ?? undefined,
      upgrade:
        row.upgrade_id === null
          ? undefined
          : {
              id: row.upgrade_id,
              status: row.upgrade_status,
              conflicts: row.upgrade_conflicts,
              reason: row.upgrade_reason ?? undefined,
            },
    }));
  }

  /**
   * Has services of a ring proposed, unless somebody else advanced the
   * campaign meanwhile.
   *
   * @param serviceIds - Default: all of the ring.
   */
  async queue(
    campaign: StoredCampaign,
    ring: number,
    serviceIds?: number[],
  ): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      const advanced = await tx<CampaignRow>('campaign')
        .where({ id: campaign.id, status: 'running', ring: campaign.ring })
        .update({ ring, updated_at: new Date() });
      if (advanced > 0) {
        await tx<MemberRow>('campaign_service')
          .where({ campaign_id: campaign.id, ring })
          .modify((members: Knex.QueryBuilder) => {
            if (serviceIds) {
              members.whereIn('service_id', serviceIds);
            }
          })
          .update({ state: 'queued', leased_until: null });
      }
      return advanced > 0;
    });
  }

  /**
   * Has services proposed that were tried already.
   *
   * @returns false if the campaign is over.
   */
  async queueAgain(id: string, serviceIds: number[]): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      const running = await tx<CampaignRow>('campaign')
        .where({ id, status: 'running' })
        .update({ updated_at: new Date() });
      if (running > 0) {
        await tx<MemberRow>('campaign_service')
          .where({ campaign_id: id, state: 'done' })
          .whereIn('service_id', serviceIds)
          .update({ state: 'queued', leased_until: null });
      }
      return running > 0;
    });
  }

  /** Ends a campaign; what was proposed stays proposed. */
  async end(id: string, status: 'completed' | 'stopped'): Promise<boolean> {
    return inTransaction(this.db, async tx => {
      const ended = await tx<CampaignRow>('campaign')
        .where({ id, status: 'running' })
        .update({ status, updated_at: new Date() });
      await tx<MemberRow>('campaign_service')
        .where({ campaign_id: id, state: 'queued' })
        .update({ state: 'waiting' });
      return ended > 0;
    });
  }

  /** Takes a service that is to be proposed, until the lease is over. */
  async lease(
    now: Date,
    until: Date,
  ): Promise<{ campaignId: string; serviceId: number } | undefined> {
    for (;;) {
      const free = (query: Knex.QueryBuilder) =>
        query
          .where({ state: 'queued' })
          .where((lease: Knex.QueryBuilder) =>
            lease.whereNull('leased_until').orWhere('leased_until', '<', now),
          );
      const row: MemberRow | undefined = await this.db('campaign_service')
        .modify(free)
        .orderBy(['campaign_id', 'ring', 'service_id'])
        .first();
      if (!row) {
        return undefined;
      }
      const { campaign_id, service_id } = row;
      const taken = await this.db('campaign_service')
        .where({ campaign_id, service_id })
        .modify(free)
        .update({ leased_until: until });
      if (taken > 0) {
        return { campaignId: campaign_id, serviceId: service_id };
      }
    }
  }

  async storeDone(member: {
    campaignId: string;
    serviceId: number;
  }): Promise<void> {
    await this.db<MemberRow>('campaign_service')
      .where({
        campaign_id: member.campaignId,
        service_id: member.serviceId,
        state: 'queued',
      })
      .update({ state: 'done', leased_until: null });
  }
}
