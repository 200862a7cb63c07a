import {
  Page,
  Upgrade,
  UpgradeStatus,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  applyKeyset,
  EntityAccess,
  inSlices,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { servicesIn } from '../services/ServiceReports';
import { StoredUpgrade, toStoredUpgrade, UpgradeRow } from './upgradeRows';

/** Which upgrades somebody asks for. */
export interface UpgradeFilter {
  entityRef?: string;
  template?: string;
  campaignId?: string;
  status?: UpgradeStatus[];
}

type ReportRow = UpgradeRow & {
  entity_ref: string;
  host: string;
  name: string;
  title: string | null;
  owner: string | null;
};

/** In one statement; SQLite takes no more than 32,766. */
const MAX_IDS = 1_000;

const COLUMNS = [
  'upgrade.*',
  'service.entity_ref',
  'service.host',
  'service.name',
  'entity.title',
  'entity.owner',
];

/** The SQL of upgrades, as they are listed. */
export class UpgradeReports {
  constructor(private readonly db: Knex, private readonly gitHosts: GitHosts) {}

  /** A page of upgrades that the caller may see, newest first. */
  async list(
    options: UpgradeFilter & {
      access: EntityAccess;
      cursor?: string;
      limit: number;
    },
  ): Promise<Page<Upgrade>> {
    const { limit } = options;
    const matching = this.#upgradesIn(options.access);
    applyFilter(matching, options);
    const page = matching
      .clone()
      .select(...COLUMNS)
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'upgrade.created_at', type: 'time', order: 'desc' },
        { column: 'upgrade.id', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: ReportRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      toDate(row.created_at).getTime(),
      row.id,
    ]);
    const [{ count }] = await matching.clone().count({ count: '*' });
    return {
      items: rows.map(row => this.#toUpgrade(row)),
      totalItems: Number(count),
      nextCursor,
    };
  }

  /** One upgrade of a service that the caller may see. */
  async find(
    id: string,
    access: EntityAccess,
  ): Promise<{ summary: Upgrade; upgrade: StoredUpgrade } | undefined> {
    const row: ReportRow | undefined = await this.#upgradesIn(access)
      .where('upgrade.id', id)
      .first(...COLUMNS);
    return (
      row && { summary: this.#toUpgrade(row), upgrade: toStoredUpgrade(row) }
    );
  }

  /** Those of some upgrades that the caller may see, by id. */
  async listByIds(
    ids: string[],
    access: EntityAccess,
  ): Promise<Map<string, Upgrade>> {
    const upgrades = new Map<string, Upgrade>();
    for (const slice of inSlices(ids, MAX_IDS)) {
      const rows: ReportRow[] = await this.#upgradesIn(access)
        .whereIn('upgrade.id', slice)
        .select(...COLUMNS);
      rows.forEach(row => upgrades.set(row.id, this.#toUpgrade(row)));
    }
    return upgrades;
  }

  #upgradesIn(access: EntityAccess): Knex.QueryBuilder {
    return servicesIn(this.db, access).join(
      'upgrade',
      'upgrade.service_id',
      'service.id',
    );
  }

  #toUpgrade(row: ReportRow): Upgrade {
    const upgrade = toStoredUpgrade(row);
    return {
      id: upgrade.id,
      entityRef: row.entity_ref,
      title: row.title ?? row.name,
      owner: row.owner ?? undefined,
      template: upgrade.template,
      fromVersion: upgrade.fromVersion,
      toVersion: upgrade.toVersion,
      status: upgrade.status,
      conflicts: upgrade.conflicts,
      counts: upgrade.counts,
      branch: upgrade.branch,
      branchUrl: this.#toBranchUrl(row),
      commit: upgrade.commit,
      pullRequestUrl: upgrade.pullRequestUrl,
      campaignId: upgrade.campaignId,
      reason: upgrade.reason,
      declinedUntil: upgrade.declinedUntil,
      createdBy: upgrade.createdBy,
      createdAt: upgrade.createdAt,
      updatedAt: upgrade.updatedAt,
    };
  }

  #toBranchUrl({ host, name, branch }: ReportRow): string | undefined {
    const known = this.gitHosts.list().find(({ id }) => id === host);
    return branch === null ? undefined : known?.fileUrl(name, '', branch);
  }
}

function applyFilter(query: Knex.QueryBuilder, filter: UpgradeFilter): void {
  const { entityRef, template, campaignId, status } = filter;
  if (entityRef) {
    query.where('service.entity_ref', entityRef);
  }
  if (template) {
    query.where('upgrade.template', template);
  }
  if (campaignId) {
    query.where('upgrade.campaign_id', campaignId);
  }
  if (status) {
    query.whereIn('upgrade.status', status);
  }
}
