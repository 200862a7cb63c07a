import {
  DatabaseTime,
  inTransaction,
  toIso,
} from '@guildhall/plugin-guildhall-node';
import { Watch } from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { PartRow } from './coverageRows';
import { lockState, raiseRevision } from './StateStore';

export type WatchRow = {
  id: string;
  entity_ref: string;
  watched_by: string;
  watched_at: DatabaseTime;
  outcome: Watch['outcome'];
  note: string | null;
  saw: string;
  next_due_at: DatabaseTime;
};

/** The last watch of a part, and how many there were. */
export interface LastWatch {
  entityRef: string;
  by: string;
  at: string;
  count: number;
}

/** The SQL of watches. Nothing is ever changed or deleted. */
export class WatchStore {
  constructor(private readonly db: Knex) {}

  /**
   * Keeps a watch, and what follows from it for the part, as the next
   * evaluation would.
   *
   * @param assignee - Whose turn it is the next time, by how many there were.
   */
  async add(
    watch: Watch,
    partId: number,
    assignee: (watches: number) => string | undefined,
  ): Promise<void> {
    await inTransaction(this.db, async tx => {
      await lockState(tx);
      await tx<WatchRow>('watch').insert({
        id: watch.id,
        entity_ref: watch.entityRef,
        watched_by: watch.by,
        watched_at: new Date(watch.at),
        outcome: watch.outcome,
        note: watch.note ?? null,
        saw: JSON.stringify(watch.saw),
        next_due_at: new Date(watch.nextDueAt),
      });
      const [{ count }] = await tx('watch')
        .where({ entity_ref: watch.entityRef })
        .count({ count: '*' });
      await tx<PartRow>('part')
        .where({ entity_id: partId })
        .update({
          watch_last_at: new Date(watch.at),
          watch_last_by: watch.by,
          watch_due_at: new Date(watch.nextDueAt),
          watch_assignee: assignee(Number(count)) ?? null,
        });
      await raiseRevision(tx);
    });
  }

  /** By part; of one or of all. */
  async listLast(entityRef?: string): Promise<Map<string, LastWatch>> {
    const last = this.db('watch')
      .modify(query => {
        if (entityRef !== undefined) {
          query.where({ entity_ref: entityRef });
        }
      })
      .groupBy('entity_ref')
      .select('entity_ref')
      .max({ at: 'watched_at' })
      .count({ count: '*' })
      .as('last');
    const rows: Array<
      Pick<WatchRow, 'entity_ref' | 'watched_by' | 'watched_at'> & {
        count: number | string;
      }
    > = await this.db('watch')
      .join(last, join =>
        join
          .on('last.entity_ref', 'watch.entity_ref')
          .andOn('last.at', 'watch.watched_at'),
      )
      .select(
        'watch.entity_ref',
        'watch.watched_by',
        'watch.watched_at',
        'last.count',
      );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          entityRef: row.entity_ref,
          by: row.watched_by,
          at: toIso(row.watched_at),
          count: Number(row.count),
        },
      ]),
    );
  }
}

export function toWatch(row: WatchRow): Watch {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    by: row.watched_by,
    at: toIso(row.watched_at),
    outcome: row.outcome,
    note: row.note ?? undefined,
    saw: JSON.parse(row.saw),
    nextDueAt: toIso(row.next_due_at),
  };
}
