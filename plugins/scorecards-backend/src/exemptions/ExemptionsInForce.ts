import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import {
  ExemptionMark,
  keepsFromLevel,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { COVERS } from './covers';

type MarkRow = {
  entity_id: number;
  check_id: string;
  id: string;
  ends_at: DatabaseTime;
};

/** The exemptions that hold for some entities, by entity and check. */
export class ExemptionMarks {
  readonly #marks: Map<string, ExemptionMark>;

  constructor(rows: MarkRow[]) {
    this.#marks = new Map(
      rows.map(row => [
        toKey(row.entity_id, row.check_id),
        { id: row.id, endsAt: toDate(row.ends_at).toISOString() },
      ]),
    );
  }

  has(entityId: number, checkId: string): boolean {
    return this.#marks.has(toKey(entityId, checkId));
  }

  /** What lies over a verdict; nothing over one that needs no exemption. */
  over(
    entityId: number,
    checkId: string,
    status: VerdictStatus,
  ): ExemptionMark | undefined {
    return keepsFromLevel(status)
      ? this.#marks.get(toKey(entityId, checkId))
      : undefined;
  }
}

/** Reads which exemptions hold, for whoever makes or shows verdicts. */
export class ExemptionsInForce {
  constructor(private readonly db: Knex) {}

  async list(
    entityIds: number[],
    at: Date,
    tx: Knex = this.db,
  ): Promise<ExemptionMarks> {
    return new ExemptionMarks(
      await this.#select(tx, at).whereIn('entity.id', entityIds),
    );
  }

  async listOfEntity(entityRef: string, at: Date): Promise<ExemptionMarks> {
    return new ExemptionMarks(
      await this.#select(this.db, at).where('entity.ref', entityRef),
    );
  }

  #select(tx: Knex, at: Date): Knex.QueryBuilder {
    // SQLite takes tables that are crossed in this order, and so looks up the
    // exemptions of a few entities, not the entities of all exemptions.
    return (
      tx('entity')
        .crossJoin(tx.raw('exemption'))
        .whereRaw(COVERS)
        .where('exemption.state', 'in-force')
        .where('exemption.ends_at', '>', at)
        // The one that holds longest counts, and that is the last.
        .orderBy(['exemption.ends_at', 'exemption.id'])
        .select(
          'entity.id as entity_id',
          'exemption.check_id',
          'exemption.id',
          'exemption.ends_at',
        )
    );
  }
}

function toKey(entityId: number, checkId: string): string {
  return `${entityId} ${checkId}`;
}
