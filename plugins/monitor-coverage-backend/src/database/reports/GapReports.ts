import {
  applyKeyset,
  SumCache,
  toIso,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  Gap,
  rungSchema,
  Signal,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { CellRow } from '../coverageRows';
import { StateStore } from '../StateStore';
import { readReasons } from '../storedReasons';
import { partsIn } from './PartReports';
import {
  countRows,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntityFields,
} from './scope';

/** A gap without what the dependency graph knows. */
export type FoundGap = Omit<Gap, 'journeys'>;

type GapRow = EntityColumns &
  CellRow & { tier: string | null; endangers: number };

/** The SQL of gaps. */
export class GapReports {
  readonly #totals: SumCache<number>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#totals = new SumCache(async () => state.getRevision());
  }

  /** A page of gaps: what endangers most first, of those the worst. */
  async list(
    options: ReadScope & PageRequest & { signal?: Signal[] },
  ): Promise<{ items: FoundGap[]; totalItems: number; nextCursor?: string }> {
    const { access, filter, limit, signal } = options;
    const matching = partsIn(this.db, options)
      .join('cell', 'cell.entity_id', 'entity.id')
      .where('cell.is_gap', true)
      .modify((query: Knex.QueryBuilder) => {
        if (signal) {
          query.whereIn('cell.signal', signal);
        }
      });
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'cell.*', 'part.tier', 'part.endangers')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'part.endangers', type: 'number', order: 'desc' },
        { column: 'cell.severity', type: 'number', order: 'asc' },
        { column: 'entity.ref', type: 'text', order: 'asc' },
        { column: 'cell.position', type: 'number', order: 'asc' },
      ],
      options.cursor,
    );
    const found: GapRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.endangers,
      row.severity,
      row.entity_ref,
      row.position,
    ]);
    return {
      items: rows.map(toGap),
      totalItems: await this.#totals.get({ access, filter, signal }, async () =>
        countRows(matching),
      ),
      nextCursor,
    };
  }
}

function toGap(row: GapRow): FoundGap {
  return {
    ...toEntityFields(row),
    tier: row.tier ?? undefined,
    signal: row.signal,
    // What is unknown is no gap.
    rung: rungSchema.parse(row.rung),
    reasons: readReasons(row.reason),
    since: toIso(row.since),
    endangers: row.endangers,
  };
}
