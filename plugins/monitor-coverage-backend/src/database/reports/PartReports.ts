import {
  applyKeyset,
  SumCache,
  toIso,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  Cell,
  CellChange,
  CellRung,
  Page,
  Part,
  partKinds,
  Signal,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import {
  CellRow,
  ChangeRow,
  Keyed,
  PartRow,
  toCell,
  toWatchState,
} from '../coverageRows';
import { StateStore } from '../StateStore';
import { readReasons } from '../storedReasons';
import {
  countRows,
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntityFields,
} from './scope';

/** Enough to see how a part came to be as it is. */
const MAX_CHANGES = 50;

type ReportRow = EntityColumns & PartRow;

/** A part with what only its own page shows. */
export interface FoundPart {
  id: number;
  part: Part;
  policy: { origin: string; title: string };
  watchEveryDays?: number;
}

/** The SQL of parts, as they are listed. */
export class PartReports {
  readonly #totals: SumCache<number>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#totals = new SumCache(async () => state.getRevision());
  }

  async list(
    options: ReadScope &
      PageRequest & {
        signal?: Signal[];
        rung?: CellRung[];
        order: 'danger' | 'name';
      },
    now: Date,
  ): Promise<Page<Part>> {
    const { access, filter, limit, order, rung, signal } = options;
    const matching = partsIn(this.db, options);
    if (signal || rung) {
      matching.whereIn('entity.id', cells =>
        cells
          .from('cell')
          .select('cell.entity_id')
          .modify((query: Knex.QueryBuilder) => {
            if (signal) {
              query.whereIn('cell.signal', signal);
            }
            if (rung) {
              query.whereIn('cell.rung', rung);
            }
          }),
      );
    }
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'part.*')
      .limit(limit + 1);
    const byName = order === 'name';
    applyKeyset(
      page,
      byName
        ? [
            { column: 'entity.title', type: 'text', order: 'asc' },
            { column: 'entity.ref', type: 'text', order: 'asc' },
          ]
        : [
            { column: 'part.danger', type: 'number', order: 'desc' },
            { column: 'part.gaps', type: 'number', order: 'desc' },
            { column: 'entity.ref', type: 'text', order: 'asc' },
          ],
      options.cursor,
    );
    const found: ReportRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row =>
      byName
        ? [row.entity_title, row.entity_ref]
        : [row.danger, row.gaps, row.entity_ref],
    );
    const cells = await this.#listCells(rows.map(row => row.entity_id));
    return {
      items: rows.map(row => toPart(row, cells.get(row.entity_id) ?? [], now)),
      totalItems: await this.#totals.get(
        { access, filter, rung, signal },
        async () => countRows(matching),
      ),
      nextCursor,
    };
  }

  /** A part that the caller may see. */
  async find(
    entityRef: string,
    scope: ReadScope,
    now: Date,
  ): Promise<FoundPart | undefined> {
    const row: ReportRow | undefined = await partsIn(this.db, scope)
      .where('entity.ref', entityRef)
      .first(...ENTITY_COLUMNS, 'part.*');
    if (!row) {
      return undefined;
    }
    const cells = await this.#listCells([row.entity_id]);
    return {
      id: row.entity_id,
      part: toPart(row, cells.get(row.entity_id) ?? [], now),
      policy: { origin: row.policy_origin, title: row.policy_title },
      watchEveryDays: row.watch_every_days ?? undefined,
    };
  }

  /** Whether the caller may see an entity, be it a part or not. */
  async isReadable(entityRef: string, scope: ReadScope): Promise<boolean> {
    const row = await entitiesIn(this.db, scope)
      .where('entity.ref', entityRef)
      .first('entity.id');
    return row !== undefined;
  }

  /** The cells of some entities, by ref; none of those without a policy. */
  async listCells(
    refs: readonly string[],
    scope: ReadScope,
  ): Promise<Map<string, { title: string; cells: Cell[] }>> {
    const rows: Array<{ id: number; ref: string; title: string }> =
      await entitiesIn(this.db, scope)
        .whereIn('entity.ref', refs)
        .whereIn('entity.kind', partKinds)
        .select('entity.id', 'entity.ref', 'entity.title');
    const cells = await this.#listCells(rows.map(({ id }) => id));
    return new Map(
      rows.map(({ id, ref, title }) => [
        ref,
        { title, cells: cells.get(id) ?? [] },
      ]),
    );
  }

  /** All entities that the caller may see; undefined for all that there are. */
  async listReadable(scope: ReadScope): Promise<Set<string> | undefined> {
    if (scope.access.entities === 'all') {
      return undefined;
    }
    const refs: string[] = await entitiesIn(this.db, scope).pluck('entity.ref');
    return new Set(refs);
  }

  /** The last moves of the cells of a part, newest first. */
  async listChanges(id: number): Promise<CellChange[]> {
    const rows = await this.db<Keyed<ChangeRow>>('cell_change')
      .where({ entity_id: id })
      .whereNotNull('to_rung')
      .orderBy('id', 'desc')
      .limit(MAX_CHANGES);
    return rows.flatMap(row =>
      row.to_rung === null
        ? []
        : {
            signal: row.signal,
            from: row.from_rung ?? undefined,
            to: row.to_rung,
            at: toIso(row.changed_at),
            reasons: readReasons(row.reason),
          },
    );
  }

  async #listCells(ids: number[]): Promise<Map<number, Cell[]>> {
    const rows = await this.db<Keyed<CellRow>>('cell')
      .whereIn('entity_id', ids)
      .orderBy('position');
    const cells = new Map<number, Cell[]>();
    for (const row of rows) {
      cells.set(row.entity_id, [
        ...(cells.get(row.entity_id) ?? []),
        toCell(row),
      ]);
    }
    return cells;
  }
}

/** The parts of a scope: entities about which the policy says something. */
export function partsIn(db: Knex, scope: ReadScope): Knex.QueryBuilder {
  return entitiesIn(db, scope).join('part', 'part.entity_id', 'entity.id');
}

function toPart(row: ReportRow, cells: Cell[], now: Date): Part {
  return {
    ...toEntityFields(row),
    system: row.entity_system ?? undefined,
    tier: row.tier ?? undefined,
    cells,
    gaps: row.gaps,
    endangers: row.endangers,
    watch: toWatchState(row, now),
  };
}
