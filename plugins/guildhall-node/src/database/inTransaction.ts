import { isError } from '@backstage/errors';
import { Knex } from 'knex';

const MAX_ATTEMPTS = 4;

/** PostgreSQL: could not serialize access; deadlock detected. */
const GIVEN_UP = ['40001', '40P01'];

/**
 * Runs a transaction, and runs it again when the database gave it up in favour
 * of another one. What it does beside the database must bear being done twice.
 *
 * @public
 */
export async function inTransaction<T>(
  db: Knex,
  run: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(run);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !wasGivenUp(error)) {
        throw error;
      }
    }
  }
}

function wasGivenUp(error: unknown): boolean {
  return (
    isError(error) &&
    'code' in error &&
    GIVEN_UP.some(code => code === error.code)
  );
}
