import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { toDate, toIso } from '@guildhall/plugin-guildhall-node';
import {
  assessCell,
  CellRung,
  ProviderFailure,
  Requirements,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  CellRow,
  Keyed,
  PartRow,
  severityOf,
  toCell,
} from '../database/coverageRows';
import { writeReasons } from '../database/storedReasons';
import { LastWatch } from '../database/WatchStore';
import { CatalogPart, targetsOf } from './loadCatalog';
import { MonitorPass } from './MonitorPass';
import { nextInTurn, teamOf } from './rota';

const TIER_ANNOTATION = 'guildhall.dev/tier';
const DAY_MS = 86_400_000;

/** Nobody would hear of what is on one of these. */
const GAPS: CellRung[] = ['none', 'rule', 'live'];

/** A part, and what the policy asks for. */
export interface RequiredPart {
  part: CatalogPart;
  requirements: Requirements;
}

/** The rows of parts and cells as they should be now. */
export function assessParts(
  required: RequiredPart[],
  options: {
    before: { parts: Array<Keyed<PartRow>>; cells: Array<Keyed<CellRow>> };
    /** When that was so. */
    evaluatedAt?: Date;
    endangers: ReadonlyMap<string, number>;
    failing: ProviderFailure[];
    members: ReadonlyMap<string, string[]>;
    now: Date;
    pass: Pick<MonitorPass, 'evidenceOf'>;
    watches: ReadonlyMap<string, LastWatch>;
  },
): { parts: PartRow[]; cells: CellRow[] } {
  const { before, endangers, now } = options;
  const knownParts = new Map(before.parts.map(row => [row.entity_id, row]));
  const knownCells = new Map(before.cells.map(row => [keyOf(row), row]));
  const parts: PartRow[] = [];
  const cells: CellRow[] = [];
  for (const { part, requirements } of required) {
    const mine = requirements.signals.map((signal, position) =>
      toCellRow(
        { entity_id: part.id, signal, position },
        requirements,
        knownCells.get(keyOf({ entity_id: part.id, signal })),
        options,
      ),
    );
    cells.push(...mine);
    const gaps = mine.filter(({ is_gap }) => is_gap).length;
    const danger = endangers.get(part.ref) ?? 0;
    const known = knownParts.get(part.id);
    const firstSeen = known ? toDate(known.first_seen_at) : now;
    parts.push({
      entity_id: part.id,
      policy_origin: requirements.origin,
      policy_title: requirements.title,
      tier: part.entity.metadata.annotations?.[TIER_ANNOTATION] ?? null,
      gaps,
      endangers: danger,
      danger: gaps > 0 ? danger : -1,
      first_seen_at: firstSeen,
      ...toWatchColumns(part, requirements, firstSeen, options),
    });
  }
  return { parts, cells };
}

export function keyOf(cell: Pick<CellRow, 'entity_id' | 'signal'>): string {
  return `${cell.entity_id} ${cell.signal}`;
}

function toCellRow(
  cell: Pick<CellRow, 'entity_id' | 'signal' | 'position'>,
  requirements: Requirements,
  known: CellRow | undefined,
  options: {
    evaluatedAt?: Date;
    failing: ProviderFailure[];
    now: Date;
    pass: Pick<MonitorPass, 'evidenceOf'>;
  },
): CellRow {
  const { evaluatedAt, failing, now, pass } = options;
  const { rung, reasons, lastGood } = assessCell({
    matches: pass.evidenceOf(cell.entity_id, cell.signal),
    failing,
    previous:
      known && evaluatedAt
        ? {
            rung: known.rung,
            at: toIso(evaluatedAt),
            lastGood: toCell(known).lastGood,
          }
        : undefined,
  });
  const waiver = requirements.waivers[cell.signal];
  return {
    ...cell,
    rung,
    severity: severityOf(rung),
    is_gap: !waiver && GAPS.includes(rung),
    reason: writeReasons(reasons),
    since: known?.rung === rung ? toDate(known.since) : now,
    last_good_rung: lastGood?.rung ?? null,
    last_good_at: lastGood ? new Date(lastGood.at) : null,
    waived_because: waiver?.because ?? null,
    waived_until: waiver ? new Date(waiver.until) : null,
    waived_exemption: waiver?.exemption ?? null,
    waived_by: waiver?.by ?? null,
  };
}

/** What was never looked at is due from the first day. */
function toWatchColumns(
  { ref, entity }: CatalogPart,
  { watchEveryDays }: Requirements,
  firstSeen: Date,
  options: {
    members: ReadonlyMap<string, string[]>;
    watches: ReadonlyMap<string, LastWatch>;
  },
) {
  const last = options.watches.get(ref);
  const lastAt = last ? new Date(last.at) : null;
  const [owner] = targetsOf(entity, RELATION_OWNED_BY);
  const team = teamOf(owner, options.members);
  const isWatched = watchEveryDays !== undefined;
  const dueAt =
    isWatched && lastAt
      ? new Date(lastAt.getTime() + watchEveryDays * DAY_MS)
      : firstSeen;
  return {
    watch_every_days: watchEveryDays ?? null,
    watch_last_at: lastAt,
    watch_last_by: last?.by ?? null,
    watch_due_at: isWatched ? dueAt : null,
    watch_assignee: isWatched
      ? nextInTurn(team, ref, last?.count ?? 0) ?? null
      : null,
  };
}
