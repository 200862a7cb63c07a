import { Campaign, UpgradeStatus } from '@guildhall/plugin-golden-path-common';
import { DatabaseTime, toIso } from '@guildhall/plugin-guildhall-node';

export type CampaignRow = {
  id: string;
  title: string;
  template: string;
  to_version: string;
  status: Campaign['status'];
  ring: number;
  ring_names: string;
  created_by: string;
  created_at: DatabaseTime;
  updated_at: DatabaseTime;
};

export type MemberRow = {
  campaign_id: string;
  service_id: number;
  ring: number;
  state: MemberState;
  leased_until: DatabaseTime | null;
};

/** `queued` is to be proposed; `done` was tried, with or without success. */
export type MemberState = 'waiting' | 'queued' | 'done';

/** One release for many repositories. */
export interface StoredCampaign {
  id: string;
  title: string;
  template: string;
  toVersion: string;
  status: Campaign['status'];
  /** The ring that was proposed last; -1 before the first. */
  ring: number;
  ringNames: string[];
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

/** A service of a campaign, with its newest upgrade to the release. */
export interface CampaignMember {
  campaignId: string;
  serviceId: number;
  entityRef: string;
  ring: number;
  state: MemberState;
  /** What its repository is on. */
  version?: string;
  upgrade?: {
    id: string;
    status: UpgradeStatus;
    conflicts: number;
    reason?: string;
  };
}

export function toStoredCampaign(row: CampaignRow): StoredCampaign {
  return {
    id: row.id,
    title: row.title,
    template: row.template,
    toVersion: row.to_version,
    status: row.status,
    ring: row.ring,
    ringNames: JSON.parse(row.ring_names),
    createdBy: row.created_by,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
  };
}
