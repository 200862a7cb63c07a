import { CellRow, ChangeRow, Keyed } from '../database/coverageRows';
import {
  Coverage,
  CoverageChanges,
  StoredCoverage,
} from '../database/CoverageStore';
import { diffRows } from '../database/diffRows';
import { writeReasons } from '../database/storedReasons';
import { keyOf } from './PartAssessor';

/** What has to be written so that what is stored is what it should be. */
export async function diffCoverage(
  before: StoredCoverage,
  after: Coverage,
  now: Date,
): Promise<CoverageChanges> {
  return {
    parts: await diffRows(before.parts, after.parts, row =>
      String(row.entity_id),
    ),
    cells: await diffRows(before.cells, after.cells, keyOf),
    matches: await diffRows(
      before.matches,
      after.matches,
      ({ entity_id, monitor, signal }) => `${entity_id} ${monitor} ${signal}`,
    ),
    findings: await diffRows(
      before.findings,
      after.findings,
      ({ monitor, kind }) => `${monitor} ${kind}`,
    ),
    owners: await diffRows(
      before.owners,
      after.owners,
      ({ monitor, owner }) => `${monitor} ${owner}`,
    ),
    changes: listMoves(before.cells, after.cells, now),
  };
}

function listMoves(
  before: Array<Keyed<CellRow>>,
  after: CellRow[],
  now: Date,
): ChangeRow[] {
  const left = new Map(before.map(row => [keyOf(row), row]));
  const moves: ChangeRow[] = [];
  const add = (
    { entity_id, signal }: CellRow,
    move: Pick<ChangeRow, 'from_rung' | 'to_rung' | 'reason'>,
  ) =>
    moves.push({
      entity_id,
      signal,
      ...move,
      changed_at: now,
      day: now.toISOString().slice(0, 10),
    });
  for (const cell of after) {
    const known = left.get(keyOf(cell));
    left.delete(keyOf(cell));
    if (known?.rung !== cell.rung) {
      add(cell, {
        from_rung: known?.rung ?? null,
        to_rung: cell.rung,
        reason: cell.reason,
      });
    }
  }
  for (const cell of left.values()) {
    add(cell, {
      from_rung: cell.rung,
      to_rung: null,
      reason: writeReasons([{ code: 'not-required' }]),
    });
  }
  return moves;
}
