import {
  Drift,
  GeneratedService,
  Page,
  UpgradeStatus,
} from '@guildhall/plugin-golden-path-common';
import {
  applyEntityAccess,
  applyKeyset,
  DatabaseTime,
  EntityAccess,
  inSlices,
  toIso,
  toOptionalIso,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { ServiceRow, StoredService, toStoredService } from './serviceRows';

/** Which services somebody asks for. */
export interface ServiceFilter {
  template?: string;
  version?: string;
  owner?: string[];
  drift?: Drift[];
  /** `<host>/<name>` */
  repository?: string;
  q?: string;
}

/** In one statement; SQLite takes no more than 32,766. */
const MAX_IDS = 1_000;

const COLUMNS = [
  'service.entity_ref',
  'service.name',
  'service.template',
  'service.version',
  'service.latest_version',
  'service.drift',
  'service.changed_files',
  'service.repository_url',
  'service.created_at',
  'service.created_by',
  'service.checked_at',
  'service.error',
  'entity.title',
  'entity.owner',
  'entity.system',
  'entity.gone_at',
  'upgrade.id as upgrade_id',
  'upgrade.to_version as upgrade_to_version',
  'upgrade.status as upgrade_status',
  'upgrade.conflicts as upgrade_conflicts',
  'upgrade.reason as upgrade_reason',
];

type ReportRow = Pick<
  ServiceRow,
  | 'entity_ref'
  | 'name'
  | 'template'
  | 'version'
  | 'latest_version'
  | 'drift'
  | 'changed_files'
  | 'repository_url'
  | 'created_at'
  | 'created_by'
  | 'checked_at'
  | 'error'
> & {
  title: string | null;
  owner: string | null;
  system: string | null;
  gone_at: DatabaseTime | null;
  upgrade_id: string | null;
  upgrade_to_version: string;
  upgrade_status: UpgradeStatus;
  upgrade_conflicts: number;
  upgrade_reason: string | null;
};

/**
 * The services that a caller may see. Those whose entity the catalog has no
 * longer are shown to those who could read it; those whose entity it has not
 * seen yet, only to those who may read all of them.
 */
export function servicesIn(db: Knex, access: EntityAccess): Knex.QueryBuilder {
  const query = db('service').leftJoin(
    'entity',
    'entity.ref',
    'service.entity_ref',
  );
  applyEntityAccess(query, access);
  return query;
}

/** The SQL of services, as they are listed. */
export class ServiceReports {
  constructor(private readonly db: Knex) {}

  /** A page of services, by entity. */
  async list(
    options: ServiceFilter & {
      access: EntityAccess;
      cursor?: string;
      limit: number;
    },
  ): Promise<Page<GeneratedService>> {
    const { limit } = options;
    const matching = servicesIn(this.db, options.access);
    applyFilter(matching, options);
    const page = matching
      .clone()
      .leftJoin('upgrade', 'upgrade.id', 'service.upgrade_id')
      .select(...COLUMNS)
      .limit(limit + 1);
    applyKeyset(
      page,
      [{ column: 'service.entity_ref', type: 'text', order: 'asc' }],
      options.cursor,
    );
    const found: ReportRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [row.entity_ref]);
    const [{ count }] = await matching.clone().count({ count: '*' });
    return {
      items: rows.map(toGeneratedService),
      totalItems: Number(count),
      nextCursor,
    };
  }

  /** One service that the caller may see. */
  async find(
    entityRef: string,
    access: EntityAccess,
  ): Promise<
    { summary: GeneratedService; service: StoredService } | undefined
  > {
    const row: ReportRow | undefined = await servicesIn(this.db, access)
      .where('service.entity_ref', entityRef)
      .leftJoin('upgrade', 'upgrade.id', 'service.upgrade_id')
      .first(...COLUMNS);
    const stored = await this.db<ServiceRow>('service')
      .where({ entity_ref: entityRef })
      .first();
    return row && stored
      ? { summary: toGeneratedService(row), service: toStoredService(stored) }
      : undefined;
  }

  /** The keys of all services of a template that the caller may see, by ref. */
  async findIds(
    template: string,
    access: EntityAccess,
  ): Promise<Map<string, number>> {
    const rows: Array<{ id: number; entity_ref: string }> = await servicesIn(
      this.db,
      access,
    )
      .where('service.template', template)
      .select('service.id', 'service.entity_ref');
    return new Map(rows.map(({ id, entity_ref }) => [entity_ref, id]));
  }

  /** The titles of those of some services that the caller may see. */
  async listTitles(
    ids: number[],
    access: EntityAccess,
  ): Promise<Map<number, string>> {
    const titles = new Map<number, string>();
    for (const slice of inSlices(ids, MAX_IDS)) {
      const rows: Array<{ id: number; name: string; title: string | null }> =
        await servicesIn(this.db, access)
          .whereIn('service.id', slice)
          .select('service.id', 'service.name', 'entity.title');
      rows.forEach(({ id, name, title }) => titles.set(id, title ?? name));
    }
    return titles;
  }

  /** How many services there are on each release of a template. */
  async countByVersion(template: string): Promise<Map<string, number>> {
    const rows: Array<{ version: string; count: number | string }> =
      await this.db('service')
        .where({ template })
        .whereNotNull('version')
        .groupBy('version')
        .select('version')
        .count({ count: '*' });
    return new Map(rows.map(({ version, count }) => [version, Number(count)]));
  }
}

function applyFilter(query: Knex.QueryBuilder, filter: ServiceFilter): void {
  const { template, version, owner, drift, repository, q } = filter;
  if (template) {
    query.where('service.template', template);
  }
  if (version) {
    query.where('service.version', version);
  }
  if (owner) {
    query.whereIn(
      'entity.owner',
      owner.map(ref => ref.toLocaleLowerCase('en-US')),
    );
  }
  if (drift) {
    query.whereIn('service.drift', drift);
  }
  if (repository) {
    const [host, name] = repository.split('/');
    query.where({ 'service.host': host, 'service.name': name });
  }
  if (q) {
    const text = q.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&');
    query.whereRaw(
      `(service.entity_ref like ? escape '\\' or entity.search_text like ? escape '\\')`,
      [`%${text}%`, `%${text}%`],
    );
  }
}

function toGeneratedService(row: ReportRow): GeneratedService {
  return {
    entityRef: row.entity_ref,
    title: row.title ?? row.name,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    template: row.template,
    version: row.version ?? undefined,
    latestVersion: row.latest_version ?? undefined,
    drift: row.drift,
    changedFiles: row.changed_files ?? undefined,
    repositoryUrl: row.repository_url,
    createdAt: toIso(row.created_at),
    createdBy: row.created_by,
    checkedAt: toOptionalIso(row.checked_at),
    error:
      row.error ??
      (row.gone_at === null
        ? undefined
        : 'The catalog no longer has this entity; go through its off-boarding, or register it again'),
    upgrade:
      row.upgrade_id === null
        ? undefined
        : {
            id: row.upgrade_id,
            toVersion: row.upgrade_to_version,
            status: row.upgrade_status,
            conflicts: row.upgrade_conflicts,
            reason: row.upgrade_reason ?? undefined,
          },
  };
}
