import { Knex } from 'knex';

/**
 * Reads with several statements what was true at one moment, so that one part
 * of an answer does not know of a change that another part misses.
 *
 * @public
 */
export async function inSnapshot<T>(
  db: Knex,
  read: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return db.client.config.client === 'pg'
    ? db.transaction(read, {
        isolationLevel: 'repeatable read',
        readOnly: true,
      })
    : // Nobody writes to SQLite while a transaction holds its connection.
      db.transaction(read);
}
