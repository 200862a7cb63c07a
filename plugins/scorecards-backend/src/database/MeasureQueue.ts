import { inSlices } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

const MAX_ROWS = 500;

/** An entity that waits to be measured. */
export interface QueuedEntity {
  id: number;
  /** Seen for the first time. */
  isNew: boolean;
}

/**
 * The SQL of entities that the catalog changed, until collectors have looked
 * at them. Entities are put in by the transaction that changes them, so that
 * none is forgotten when the backend stops.
 */
export class MeasureQueue {
  constructor(private readonly db: Knex) {}

  /** Puts entities in that are not in yet. */
  async add(tx: Knex.Transaction, entities: QueuedEntity[]): Promise<void> {
    // In one order, so that two never wait for each other.
    const sorted = [...entities].sort((a, b) => a.id - b.id);
    for (const slice of inSlices(sorted, MAX_ROWS)) {
      await tx('entity_to_measure')
        .insert(
          slice.map(({ id, isNew }) => ({ entity_id: id, is_new: isNew })),
        )
        .onConflict('entity_id')
        .ignore();
    }
  }

  async list(limit: number): Promise<QueuedEntity[]> {
    const rows: Array<{ entity_id: number; is_new: boolean | number }> =
      await this.db('entity_to_measure').orderBy('entity_id').limit(limit);
    return rows.map(row => ({
      id: row.entity_id,
      isNew: Boolean(row.is_new),
    }));
  }

  async count(): Promise<number> {
    const [{ count }] = await this.db('entity_to_measure').count({
      count: '*',
    });
    return Number(count);
  }

  /** Those of the entities that wait to be measured for the first time. */
  async listNew(ids: number[]): Promise<number[]> {
    const found: number[] = [];
    for (const slice of inSlices(ids, MAX_ROWS)) {
      found.push(
        ...(await this.db('entity_to_measure')
          .whereIn('entity_id', slice)
          .where({ is_new: true })
          .pluck('entity_id')),
      );
    }
    return found;
  }

  async remove(ids: number[]): Promise<void> {
    await this.db('entity_to_measure').whereIn('entity_id', ids).delete();
  }
}
