import {
  applyKeyset,
  DatabaseTime,
  deleteRows,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import { Page, VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';

/** When a verdict became what it then was. */
export interface StoredVerdictChange {
  checkId: string;
  status: VerdictStatus;
  /** Absent for the first one. */
  previous?: VerdictStatus;
  message: string;
  checkHash: string;
  at: Date;
}

type ChangeRow = {
  check_id: string;
  status: VerdictStatus;
  previous: VerdictStatus | null;
  message: string;
  check_hash: string;
  changed_at: DatabaseTime;
};

/** Tells how verdicts changed. */
export class VerdictHistory {
  constructor(private readonly db: Knex) {}

  /** A page of the changes of one entity's verdicts, the last one first. */
  async listChanges(options: {
    entityId: number;
    checkId?: string;
    cursor?: string;
    limit: number;
  }): Promise<Page<StoredVerdictChange>> {
    const { entityId, checkId, cursor, limit } = options;
    const columns = ['check_id', 'status', 'message', 'check_hash'];
    const verdictsIn = (table: string, since: string) =>
      this.db(table)
        .where({
          entity_id: entityId,
          ...(checkId !== undefined && { check_id: checkId }),
        })
        .select(...columns, `${since} as changed_at`);
    const verdicts = verdictsIn('verdict_current', 'since')
      .unionAll(verdictsIn('verdict_past', 'valid_from'))
      .as('verdict');
    const changes = this.db
      .from(verdicts)
      .select(
        ...columns,
        'changed_at',
        this.db.raw(
          'lag(status) over (partition by check_id order by changed_at) as previous',
        ),
      )
      .as('change');
    const page = this.db.from(changes).limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'change.changed_at', type: 'time', order: 'desc' },
        { column: 'change.check_id', type: 'text', order: 'asc' },
      ],
      cursor,
    );
    const found: ChangeRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      toDate(row.changed_at).getTime(),
      row.check_id,
    ]);
    const [{ count }] = await this.db.from(verdicts).count({ count: '*' });
    return {
      items: rows.map(row => ({
        checkId: row.check_id,
        status: row.status,
        previous: row.previous ?? undefined,
        message: row.message,
        checkHash: row.check_hash,
        at: toDate(row.changed_at),
      })),
      totalItems: Number(count),
      nextCursor,
    };
  }

  async purge(before: Date): Promise<number> {
    return deleteRows(this.db, 'verdict_past', 'id', query =>
      query.where('valid_to', '<', before),
    );
  }
}
