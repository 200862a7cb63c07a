import {
  applyKeyset,
  SumCache,
  toIso,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  FindingKind,
  findingKinds,
  Monitor,
  Reason,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { FindingRow, HEALTHY_FINDING } from '../coverageRows';
import { StateStore } from '../StateStore';
import { readReasons } from '../storedReasons';
import { entitiesIn, PageRequest, ReadScope } from './scope';

/** A finding with its monitor. */
export interface FoundFinding {
  id: number;
  key: number;
  provider: string;
  monitor: Monitor;
  kind: FindingKind;
  reasons: Reason[];
  since: string;
}

type ReportRow = FindingRow & {
  id: number;
  provider: string;
  document: string;
};

/** Which findings somebody asks for. */
type FindingScope = ReadScope & { provider?: string[]; owner?: string[] };

/** A part as findings name it. */
type WatchedPart = { ref: string; title: string; owner?: string };

/** The SQL of findings, as they are listed. */
export class FindingReports {
  readonly #counts: SumCache<Map<FindingKind, number>>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#counts = new SumCache(async () => state.getRevision());
  }

  /** A page of findings: the worst kinds first, then by the monitor's name. */
  async list(options: FindingScope & PageRequest & { kind?: FindingKind[] }) {
    const { kind, limit } = options;
    const matching = this.#findingsIn(options);
    if (kind) {
      matching.whereIn('finding.kind', kind);
    }
    const page = matching
      .join('monitor', 'monitor.id', 'finding.monitor')
      .select('finding.*', 'monitor.provider', 'monitor.document')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'finding.severity', type: 'number', order: 'asc' },
        { column: 'finding.monitor_name', type: 'text', order: 'asc' },
        { column: 'finding.id', type: 'number', order: 'asc' },
      ],
      options.cursor,
    );
    const found: ReportRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.severity,
      row.monitor_name,
      row.id,
    ]);
    const byKind = await this.#countByKind(options);
    return {
      items: rows.map(toFinding),
      totalItems: (kind ?? [...findingKinds])
        .map(one => byKind.get(one) ?? 0)
        .reduce((sum, count) => sum + count, 0),
      counts: Object.fromEntries(byKind),
      nextCursor,
    };
  }

  /** How much is wrong with what watches what a caller may see. */
  async count(scope: ReadScope): Promise<number> {
    const byKind = await this.#countByKind(scope);
    return [...byKind]
      .filter(([kind]) => kind !== HEALTHY_FINDING)
      .reduce((sum, [, count]) => sum + count, 0);
  }

  /** The parts that some monitors watch, of those that the caller may see. */
  async listParts(
    monitors: number[],
    scope: ReadScope,
  ): Promise<Map<number, WatchedPart[]>> {
    const rows: Array<{
      monitor: number;
      ref: string;
      title: string;
      owner: string | null;
    }> = await entitiesIn(this.db, scope)
      .join('part_match', 'part_match.entity_id', 'entity.id')
      .whereIn('part_match.monitor', monitors)
      .orderBy('entity.ref')
      .distinct(
        'part_match.monitor',
        'entity.ref',
        'entity.title',
        'entity.owner',
      );
    const parts = new Map<number, WatchedPart[]>();
    for (const { monitor, ref, title, owner } of rows) {
      parts.set(monitor, [
        ...(parts.get(monitor) ?? []),
        { ref, title, owner: owner ?? undefined },
      ]);
    }
    return parts;
  }

  /** Who owns the receivers of some monitors. */
  async listOwners(monitors: number[]): Promise<Map<number, string[]>> {
    const rows: Array<{ monitor: number; owner: string }> = await this.db(
      'monitor_owner',
    )
      .whereIn('monitor', monitors)
      .orderBy('owner')
      .select('monitor', 'owner');
    const owners = new Map<number, string[]>();
    for (const { monitor, owner } of rows) {
      owners.set(monitor, [...(owners.get(monitor) ?? []), owner]);
    }
    return owners;
  }

  async #countByKind({
    access,
    filter,
    provider,
    owner,
  }: FindingScope): Promise<Map<FindingKind, number>> {
    const scope = { access, filter, provider, owner };
    return this.#counts.get(scope, async () => {
      const rows: Array<{ kind: FindingKind; count: number | string }> =
        await this.#findingsIn(scope)
          .groupBy('finding.kind')
          .select('finding.kind')
          .count({ count: '*' });
      return new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
    });
  }

  /**
   * Findings about monitors that watch something that the caller may see, or
   * nothing here at all.
   */
  #findingsIn(options: FindingScope): Knex.QueryBuilder {
    const { access, filter, provider, owner } = options;
    const watching = (scope: ReadScope) =>
      entitiesIn(this.db, scope)
        .join('part_match', 'part_match.entity_id', 'entity.id')
        .select('part_match.monitor');
    const query = this.db('finding');
    if (filter && Object.values(filter).some(value => value !== undefined)) {
      query.whereIn('finding.monitor', watching({ access, filter }));
    } else if (access.entities !== 'all') {
      query.where(visible =>
        visible
          .whereIn('finding.monitor', watching({ access }))
          .orWhereNotIn(
            'finding.monitor',
            this.db('part_match').select('part_match.monitor'),
          ),
      );
    }
    if (provider) {
      query.whereIn(
        'finding.monitor',
        this.db('monitor').whereIn('provider', provider).select('monitor.id'),
      );
    }
    if (owner) {
      const owners = owner.map(ref => ref.toLocaleLowerCase('en-US'));
      query.where(owned =>
        owned
          .whereIn('finding.monitor', watching({ access, filter: { owner } }))
          .orWhereIn(
            'finding.monitor',
            this.db('monitor_owner')
              .whereIn('owner', owners)
              .select('monitor_owner.monitor'),
          ),
      );
    }
    return query;
  }
}

function toFinding(row: ReportRow): FoundFinding {
  return {
    id: row.id,
    key: row.monitor,
    provider: row.provider,
    monitor: JSON.parse(row.document),
    kind: row.kind,
    reasons: readReasons(row.message),
    since: toIso(row.since),
  };
}
