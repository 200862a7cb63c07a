import { SumCache } from '@guildhall/plugin-guildhall-node';
import {
  CellRung,
  partKinds,
  Summary,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { StateStore } from '../StateStore';
import { partsIn } from './PartReports';
import { countRows, entitiesIn, ReadScope } from './scope';

/** How many cells are on each rung. */
export type RungCounts = Record<CellRung, number>;

/** How parts and cells add up. */
type SummarySums = Pick<
  Summary,
  'parts' | 'cells' | 'gaps' | 'waived' | 'withoutPolicy'
>;

/** The SQL that adds up cells. */
export class SummaryReports {
  readonly #sums: SumCache<SummarySums>;

  constructor(private readonly db: Knex, state: StateStore) {
    this.#sums = new SumCache(async () => state.getRevision());
  }

  async summarize({ access, filter }: ReadScope): Promise<SummarySums> {
    const scope = { access, filter };
    return this.#sums.get(scope, async () => this.#summarize(scope));
  }

  /** How many parts nobody has looked at for too long; there are more by themselves. */
  async countOverdue(scope: ReadScope, now: Date): Promise<number> {
    return countRows(
      partsIn(this.db, scope).where('part.watch_due_at', '<=', now),
    );
  }

  async #summarize(scope: ReadScope): Promise<SummarySums> {
    const parts = () => partsIn(this.db, scope);
    const cells = () => parts().join('cell', 'cell.entity_id', 'entity.id');
    const rows: Array<{ rung: CellRung; count: number | string }> =
      await cells()
        .groupBy('cell.rung')
        .select('cell.rung')
        .count({ count: '*' });
    return {
      parts: await countRows(parts()),
      cells: countRungs(rows),
      gaps: await countRows(cells().where('cell.is_gap', true)),
      waived: await countRows(cells().whereNotNull('cell.waived_until')),
      withoutPolicy: await countRows(
        entitiesIn(this.db, scope)
          .leftJoin('part', 'part.entity_id', 'entity.id')
          .whereNull('part.entity_id')
          .whereIn('entity.kind', partKinds),
      ),
    };
  }

  /** How many parts each rule of the policy is about. */
  async countByPolicy(scope: ReadScope): Promise<Map<string, number>> {
    const rows: Array<{
      policy_origin: string;
      policy_title: string;
      count: number | string;
    }> = await partsIn(this.db, scope)
      .groupBy('part.policy_origin', 'part.policy_title')
      .select('part.policy_origin', 'part.policy_title')
      .count({ count: '*' });
    return new Map(
      rows.map(row => [
        policyKey(row.policy_origin, row.policy_title),
        Number(row.count),
      ]),
    );
  }
}

/** Names a rule of a policy. */
export function policyKey(origin: string, title: string): string {
  return JSON.stringify([origin, title]);
}

export function countRungs(
  rows: Array<{ rung: CellRung; count: number | string }>,
): RungCounts {
  const counts = noCells();
  for (const { rung, count } of rows) {
    counts[rung] += Number(count);
  }
  return counts;
}

export function noCells(): RungCounts {
  return { unknown: 0, none: 0, rule: 0, live: 0, routed: 0, proven: 0 };
}
