import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { toDate, toIso } from '@guildhall/plugin-guildhall-node';
import {
  assessCell,
  ProviderFailure,
  Requirements,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  CellRow,
  isGap,
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

/** A part, and what the policy asks for. */
export interface RequiredPart {
  part: CatalogPart;
  requirements: Requirements;
}

/** What counts for all parts. */
interface AssessorOptions {
  before: { parts: Array<Keyed<PartRow>>; cells: Array<Keyed<CellRow>> };
  /** When that was so. */
  evaluatedAt?: Date;
  endangers: ReadonlyMap<string, number>;
  failing: ProviderFailure[];
  members: ReadonlyMap<string, string[]>;
  now: Date;
  pass: Pick<MonitorPass, 'evidenceOf'>;
  watches: ReadonlyMap<string, LastWatch>;
}

/** Says how the rows of parts and cells should be now. */
export class PartAssessor {
  readonly #parts: ReadonlyMap<number, PartRow>;
  readonly #cells: ReadonlyMap<string, CellRow>;

  constructor(private readonly options: AssessorOptions) {
    const { parts, cells } = options.before;
    this.#parts = new Map(parts.map(row => [row.entity_id, row]));
    this.#cells = new Map(cells.map(row => [keyOf(row), row]));
  }

  assess({ part, requirements }: RequiredPart): {
    part: PartRow;
    cells: CellRow[];
  } {
    const { endangers, now } = this.options;
    const cells = requirements.signals.map((signal, position) =>
      this.#assessCell({ entity_id: part.id, signal, position }, requirements),
    );
    const gaps = cells.filter(({ is_gap }) => is_gap).length;
    const danger = endangers.get(part.ref) ?? 0;
    const known = this.#parts.get(part.id);
    const firstSeen = known ? toDate(known.first_seen_at) : now;
    return {
      cells,
      part: {
        entity_id: part.id,
        policy_origin: requirements.origin,
        policy_title: requirements.title,
        tier: part.entity.metadata.annotations?.[TIER_ANNOTATION] ?? null,
        gaps,
        endangers: danger,
        danger: gaps > 0 ? danger : -1,
        first_seen_at: firstSeen,
        ...toWatchColumns(part, requirements, firstSeen, this.options),
      },
    };
  }

  #assessCell(
    cell: Pick<CellRow, 'entity_id' | 'signal' | 'position'>,
    requirements: Requirements,
  ): CellRow {
    const { evaluatedAt, failing, now, pass } = this.options;
    const known = this.#cells.get(keyOf(cell));
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
      is_gap: isGap({ rung, waiver }),
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
}

export function keyOf(cell: Pick<CellRow, 'entity_id' | 'signal'>): string {
  return `${cell.entity_id} ${cell.signal}`;
}

/** What was never looked at is due from the first day. */
function toWatchColumns(
  { ref, entity }: CatalogPart,
  { watchEveryDays }: Requirements,
  firstSeen: Date,
  options: Pick<AssessorOptions, 'members' | 'watches'>,
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
