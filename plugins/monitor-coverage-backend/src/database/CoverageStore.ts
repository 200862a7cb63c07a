import {
  inSlices,
  insertRows,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import {
  CellRow,
  ChangeRow,
  FindingRow,
  Keyed,
  MatchRow,
  OwnerRow,
  PartRow,
} from './coverageRows';
import { RowChanges } from './diffRows';

/** Keys in one statement. */
const MAX_KEYS = 1_000;

/** Rows that are read at once. */
const MAX_READ = 2_000;

/** All that evaluations write. */
export interface Coverage {
  parts: PartRow[];
  cells: CellRow[];
  matches: MatchRow[];
  findings: FindingRow[];
  owners: OwnerRow[];
}

/** The same as it is stored, with keys. */
export type StoredCoverage = {
  [Table in keyof Coverage]: Array<Keyed<Coverage[Table][number]>>;
};

/** What an evaluation found that is not as it was. */
export type CoverageChanges = {
  [Table in keyof Coverage]: RowChanges<Coverage[Table][number]>;
} & { changes: ChangeRow[] };

/** The SQL of what evaluations read and write. */
export class CoverageStore {
  constructor(private readonly db: Knex) {}

  async read(): Promise<StoredCoverage> {
    const parts = await this.#readAll<PartRow>('part', 'entity_id');
    return {
      // The key of a part is that of its entity.
      parts: parts.map(row => ({ ...row, id: row.entity_id })),
      cells: await this.#readAll<Keyed<CellRow>>('cell', 'id'),
      matches: await this.#readAll<Keyed<MatchRow>>('part_match', 'id'),
      findings: await this.#readAll<Keyed<FindingRow>>('finding', 'id'),
      owners: await this.#readAll<Keyed<OwnerRow>>('monitor_owner', 'id'),
    };
  }

  /** Of one part only; findings and owners are of monitors. */
  async readPart(entityId: number): Promise<StoredCoverage> {
    const of = { entity_id: entityId };
    const parts = await this.db<PartRow>('part').where(of);
    return {
      parts: parts.map(row => ({ ...row, id: row.entity_id })),
      cells: await this.db<Keyed<CellRow>>('cell').where(of),
      matches: await this.db<Keyed<MatchRow>>('part_match').where(of),
      findings: [],
      owners: [],
    };
  }

  /** The cells of every part about which the policy says something. */
  async readCells(): Promise<Map<number, CellRow[]>> {
    const ids: number[] = await this.db<PartRow>('part').pluck('entity_id');
    const cells = new Map<number, CellRow[]>(ids.map(id => [id, []]));
    for (const cell of await this.#readAll<Keyed<CellRow>>('cell', 'id')) {
      cells.get(cell.entity_id)?.push(cell);
    }
    return cells;
  }

  /** Writes only what changed; false if nothing did. */
  async write(tx: Knex.Transaction, next: CoverageChanges): Promise<boolean> {
    const { parts, cells, matches, findings, owners, changes } = next;
    await remove(tx, 'cell', 'id', cells.removals);
    await remove(tx, 'part_match', 'id', matches.removals);
    await remove(tx, 'part', 'entity_id', parts.removals);
    await remove(tx, 'finding', 'id', findings.removals);
    await remove(tx, 'monitor_owner', 'id', owners.removals);
    await upsertRows(tx, 'part', parts.upserts, ['entity_id']);
    await upsertRows(tx, 'cell', cells.upserts, ['entity_id', 'signal']);
    await upsertRows(tx, 'part_match', matches.upserts, [
      'entity_id',
      'monitor',
      'signal',
    ]);
    await upsertRows(tx, 'finding', findings.upserts, ['monitor', 'kind']);
    await upsertRows(tx, 'monitor_owner', owners.upserts, ['monitor', 'owner']);
    await insertRows(tx, 'cell_change', changes);
    return [parts, cells, matches, findings, owners].some(
      ({ upserts, removals }) => upserts.length > 0 || removals.length > 0,
    );
  }

  /** Some rows at a time, so that requests have their turn meanwhile. */
  async #readAll<T extends object>(
    table: string,
    key: keyof T & string,
  ): Promise<T[]> {
    const all: T[] = [];
    for (;;) {
      const rows: T[] = await this.db(table)
        .where(key, '>', all.at(-1)?.[key] ?? 0)
        .orderBy(key)
        .limit(MAX_READ);
      all.push(...rows);
      if (rows.length < MAX_READ) {
        return all;
      }
      await setImmediate();
    }
  }
}

async function remove(
  tx: Knex.Transaction,
  table: string,
  key: string,
  keys: number[],
): Promise<void> {
  for (const slice of inSlices(keys, MAX_KEYS)) {
    await tx(table).whereIn(key, slice).delete();
  }
}
