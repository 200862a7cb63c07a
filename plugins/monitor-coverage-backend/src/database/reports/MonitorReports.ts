import {
  applyKeyset,
  DatabaseTime,
  toIso,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  FindingKind,
  findingKinds,
  Monitor,
  Page,
  UnmatchedMonitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { FindingRow, MatchRow } from '../coverageRows';
import { toMonitorRef } from './toMonitorRef';
import { entitiesIn, PageRequest, ReadScope } from './scope';

/** A match, with all that its provider says of the monitor. */
export type FoundMatch = MatchRow & {
  provider: string;
  monitor: number;
  document: Monitor;
};

/** A finding with its monitor. */
export interface FoundFinding {
  id: number;
  key: number;
  provider: string;
  monitor: Monitor;
  kind: FindingKind;
  message: string;
  since: string;
}

type MonitorColumns = {
  provider: string;
  monitor_id: string;
  document: string;
};

/** The SQL of monitors, as they are listed. */
export class MonitorReports {
  constructor(private readonly db: Knex) {}

  /** What watches a part, strongest first. */
  async listMatches(entityId: number): Promise<FoundMatch[]> {
    const rows: Array<MatchRow & MonitorColumns> = await this.db('part_match')
      .join('monitor', 'monitor.id', 'part_match.monitor')
      .where('part_match.entity_id', entityId)
      .orderBy(['monitor.name', 'part_match.id'])
      .select('part_match.*', 'monitor.provider', 'monitor.document');
    return rows.map(row => ({ ...row, document: JSON.parse(row.document) }));
  }

  /** What is wrong with some monitors. */
  async listFindingKinds(
    monitors: number[],
  ): Promise<Map<number, FindingKind[]>> {
    const rows: FindingRow[] = await this.db<FindingRow>('finding')
      .whereIn('monitor', monitors)
      .orderBy('severity');
    const kinds = new Map<number, FindingKind[]>();
    for (const { monitor, kind } of rows) {
      kinds.set(monitor, [...(kinds.get(monitor) ?? []), kind]);
    }
    return kinds;
  }

  /** A page of findings: the worst kinds first, then by the monitor's name. */
  async listFindings(
    options: ReadScope &
      PageRequest & {
        kind?: FindingKind[];
        provider?: string[];
        owner?: string[];
      },
  ) {
    const { kind, limit } = options;
    const all = this.#findingsIn(options);
    const counts: Array<{ kind: FindingKind; count: number | string }> =
      await all
        .clone()
        .groupBy('finding.kind')
        .select('finding.kind')
        .count({ count: '*' });
    const matching = all.clone();
    if (kind) {
      matching.whereIn('finding.kind', kind);
    }
    const page = matching
      .clone()
      .select(
        'finding.*',
        'monitor.name',
        'monitor.provider',
        'monitor.document',
      )
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'finding.severity', type: 'number', order: 'asc' },
        { column: 'monitor.name', type: 'text', order: 'asc' },
        { column: 'finding.id', type: 'number', order: 'asc' },
      ],
      options.cursor,
    );
    const found: Array<
      FindingRow & MonitorColumns & { id: number; name: string }
    > = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.severity,
      row.name,
      row.id,
    ]);
    const byKind = new Map(counts.map(row => [row.kind, Number(row.count)]));
    return {
      items: rows.map(toFinding),
      totalItems: (kind ?? [...findingKinds])
        .map(one => byKind.get(one) ?? 0)
        .reduce((sum, count) => sum + count, 0),
      counts: Object.fromEntries(byKind),
      nextCursor,
    };
  }

  /** How many findings there are about what a caller may see. */
  async countFindings(scope: ReadScope): Promise<number> {
    const [{ count }] = await this.#findingsIn(scope).count({ count: '*' });
    return Number(count);
  }

  /** The parts that some monitors watch, of those that the caller may see. */
  async listParts(
    monitors: number[],
    scope: ReadScope,
  ): Promise<
    Map<number, Array<{ ref: string; title: string; owner?: string }>>
  > {
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
    const parts = new Map<
      number,
      Array<{ ref: string; title: string; owner?: string }>
    >();
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

  /** How many monitors each provider has, and how many watch nothing here. */
  async countByProvider(): Promise<
    Map<string, { monitors: number; unmatched: number }>
  > {
    const all: Array<{ provider: string; count: number | string }> =
      await this.db('monitor')
        .groupBy('provider')
        .select('provider')
        .count({ count: '*' });
    const unmatched: typeof all = await this.#unmatched()
      .groupBy('monitor.provider')
      .select('monitor.provider')
      .count({ count: '*' });
    const unmatchedOf = new Map(
      unmatched.map(({ provider, count }) => [provider, Number(count)]),
    );
    return new Map(
      all.map(({ provider, count }) => [
        provider,
        {
          monitors: Number(count),
          unmatched: unmatchedOf.get(provider) ?? 0,
        },
      ]),
    );
  }

  /** Monitors that watch no part, by name. */
  async listUnmatched(
    provider: string,
    options: PageRequest,
  ): Promise<Page<UnmatchedMonitor>> {
    const { cursor, limit } = options;
    const matching = this.#unmatched().where('monitor.provider', provider);
    const page = matching
      .clone()
      .select('monitor.id', 'monitor.name', 'monitor.document')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'monitor.name', type: 'text', order: 'asc' },
        { column: 'monitor.id', type: 'number', order: 'asc' },
      ],
      cursor,
    );
    const found: Array<{ id: number; name: string; document: string }> =
      await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.name,
      row.id,
    ]);
    const [{ count }] = await matching.clone().count({ count: '*' });
    return {
      items: rows.map(row => {
        const monitor: Monitor = JSON.parse(row.document);
        return {
          monitor: toMonitorRef(provider, monitor),
          expression: monitor.expression,
          labels: monitor.labels,
        };
      }),
      totalItems: Number(count),
      nextCursor,
    };
  }

  /** A watchdog is to watch no part. */
  #unmatched(): Knex.QueryBuilder {
    return this.db('monitor')
      .whereNot('monitor.purpose', 'watchdog')
      .whereNotExists(matches =>
        matches
          .from('part_match')
          .select('part_match.id')
          .whereRaw('part_match.monitor = monitor.id'),
      );
  }

  /**
   * Findings about monitors that watch something that the caller may see, or
   * nothing here at all.
   */
  #findingsIn(
    options: ReadScope & { provider?: string[]; owner?: string[] },
  ): Knex.QueryBuilder {
    const { access, filter, provider, owner } = options;
    const watching = (scope: ReadScope) =>
      entitiesIn(this.db, scope)
        .join('part_match', 'part_match.entity_id', 'entity.id')
        .select('part_match.monitor');
    const query = this.db('finding').join(
      'monitor',
      'monitor.id',
      'finding.monitor',
    );
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
      query.whereIn('monitor.provider', provider);
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

function toFinding(
  row: FindingRow & MonitorColumns & { id: number; since: DatabaseTime },
): FoundFinding {
  return {
    id: row.id,
    key: row.monitor,
    provider: row.provider,
    monitor: JSON.parse(row.document),
    kind: row.kind,
    message: row.message,
    since: toIso(row.since),
  };
}
