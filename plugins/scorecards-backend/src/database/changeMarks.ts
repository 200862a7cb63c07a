import {
  DatabaseTime,
  inSlices,
  inTransaction,
  toDate,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';

/** Marks in one statement. */
const MAX_MARKS = 1_000;

/** Says that what is summed up is another from a time on. */
export interface ChangeMark {
  id: number;
  since: Date;
}

/**
 * Notes that verdicts, scores or what they are grouped by are not as they were
 * from a time on. Only adds a row, so that writers do not wait for each other
 * here.
 */
export async function markChanged(
  tx: Knex.Transaction,
  since: Date,
): Promise<void> {
  await tx('score_daily_due').insert({ since });
}

export async function listMarks(db: Knex): Promise<ChangeMark[]> {
  const rows: Array<{ id: number; since: DatabaseTime }> = await db(
    'score_daily_due',
  ).select('id', 'since');
  return rows.map(({ id, since }) => ({ id, since: toDate(since) }));
}

/** Takes marks away whose days are written. */
export async function clearMarks(db: Knex, marks: ChangeMark[]): Promise<void> {
  await inTransaction(db, async tx => {
    for (const slice of inSlices(marks, MAX_MARKS)) {
      await tx('score_daily_due')
        .whereIn(
          'id',
          slice.map(({ id }) => id),
        )
        .delete();
    }
    await tx('score_daily_clearing').where({ id: 1 }).increment('clearings', 1);
  });
}

/**
 * Another text after every change. Between two clearings marks only become
 * more, so that their number tells whether there was one.
 */
export async function getChangeVersion(db: Knex): Promise<string> {
  const row: { clearings: number; marks: number | string } = await db(
    'score_daily_clearing',
  )
    .where({ id: 1 })
    .first('clearings', {
      marks: db('score_daily_due').count('*'),
    });
  return `${row.clearings}.${row.marks}`;
}
