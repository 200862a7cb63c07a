import { applyEntityAccess, SumCache } from '@guildhall/plugin-guildhall-node';
import { CellRung } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { StateStore } from '../StateStore';
import { partsIn } from './PartReports';
import { applyPartFilter, ReadScope } from './scope';
import { countRungs, RungCounts } from './SummaryReports';

const DAY_MS = 86_400_000;

type MoveRow = {
  day: string;
  from_rung: CellRung | null;
  to_rung: CellRung | null;
  count: number | string;
};

/** How the cells were at the end of a day. */
export interface TrendDay {
  day: string;
  cells: RungCounts;
}

/** The SQL of trends. */
export class TrendReports {
  readonly #trends: SumCache<TrendDay[]>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#trends = new SumCache(async () => state.getRevision());
  }

  /**
   * What the cells were at the end of each day, oldest first: counted back
   * from what they are, by what moved, so that a day costs its moves only and
   * what the caller may not see is in none of them.
   */
  async list(
    { access, filter }: ReadScope,
    days: number,
    now: Date,
  ): Promise<TrendDay[]> {
    const scope = { access, filter };
    return this.#trends.get({ ...scope, days, today: toDay(now) }, async () =>
      this.#list(scope, days, now),
    );
  }

  async #list(scope: ReadScope, days: number, now: Date): Promise<TrendDay[]> {
    const first = toDay(new Date(now.getTime() - (days - 1) * DAY_MS));
    const current: Array<{ rung: CellRung; count: number | string }> =
      await partsIn(this.db, scope)
        .join('cell', 'cell.entity_id', 'entity.id')
        .groupBy('cell.rung')
        .select('cell.rung')
        .count({ count: '*' });
    // Those that the catalog has lost were there on other days.
    const moves: MoveRow[] = await this.db('entity')
      .join('cell_change', 'cell_change.entity_id', 'entity.id')
      .where('cell_change.day', '>=', first)
      .modify((query: Knex.QueryBuilder) => {
        applyPartFilter(query, scope.filter ?? {});
        applyEntityAccess(query, scope.access);
      })
      .groupBy(
        'cell_change.day',
        'cell_change.from_rung',
        'cell_change.to_rung',
      )
      .select('cell_change.day', 'cell_change.from_rung', 'cell_change.to_rung')
      .count({ count: '*' });

    const movesOf = new Map<string, MoveRow[]>();
    for (const move of moves) {
      movesOf.set(move.day, [...(movesOf.get(move.day) ?? []), move]);
    }
    const items: TrendDay[] = [];
    const cells = countRungs(current);
    for (let back = 0; back < days; back++) {
      const day = toDay(new Date(now.getTime() - back * DAY_MS));
      if (Object.values(cells).every(count => count === 0)) {
        break;
      }
      items.unshift({ day, cells: { ...cells } });
      for (const { from_rung, to_rung, count } of movesOf.get(day) ?? []) {
        if (to_rung) {
          cells[to_rung] -= Number(count);
        }
        if (from_rung) {
          cells[from_rung] += Number(count);
        }
      }
    }
    return items;
  }
}

function toDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}
