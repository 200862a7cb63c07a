import { applyKeyset, toPage } from '@guildhall/plugin-guildhall-node';
import {
  DueWatch,
  Page,
  Watch,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { PartRow, toWatchState } from '../coverageRows';
import { toWatch, WatchRow } from '../WatchStore';
import { partsIn } from './PartReports';
import {
  countRows,
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntityFields,
} from './scope';

/** The SQL of watches, as they are listed. */
export class WatchReports {
  constructor(private readonly db: Knex) {}

  /** A page of watches of what the caller may see, newest first. */
  async list(
    options: ReadScope & PageRequest & { part?: string },
  ): Promise<Page<Watch>> {
    const { limit, part } = options;
    const matching = entitiesIn(this.db, options)
      .join('watch', 'watch.entity_ref', 'entity.ref')
      .modify((query: Knex.QueryBuilder) => {
        if (part) {
          query.where('entity.ref', part);
        }
      });
    const page = matching
      .clone()
      .select('watch.*')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'watch.watched_at', type: 'time', order: 'desc' },
        { column: 'watch.id', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: WatchRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      new Date(row.watched_at).getTime(),
      row.id,
    ]);
    return {
      items: rows.map(toWatch),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /** A page of parts to look at: what is due first comes first. */
  async listDue(
    options: ReadScope & PageRequest & { overdue?: boolean },
    now: Date,
  ): Promise<Page<DueWatch>> {
    const { limit, overdue } = options;
    const matching = partsIn(this.db, options).whereNotNull(
      'part.watch_due_at',
    );
    if (overdue !== undefined) {
      matching.where('part.watch_due_at', overdue ? '<=' : '>', now);
    }
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'part.*')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'part.watch_due_at', type: 'time', order: 'asc' },
        { column: 'part.danger', type: 'number', order: 'desc' },
        { column: 'entity.ref', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: Array<EntityColumns & PartRow> = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      new Date(row.watch_due_at ?? 0).getTime(),
      row.danger,
      row.entity_ref,
    ]);
    return {
      items: rows.flatMap(row => {
        const watch = toWatchState(row, now);
        return watch ? { ...toEntityFields(row), gaps: row.gaps, watch } : [];
      }),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }
}
