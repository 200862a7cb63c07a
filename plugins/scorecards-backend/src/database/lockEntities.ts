import { Knex } from 'knex';

/**
 * Keeps others from changing facts and verdicts of these entities until the
 * transaction ends. Always in the order of keys, so that two never wait for
 * each other.
 *
 * @returns Those that are there; entities may have left the catalog meanwhile.
 */
export async function lockEntities(
  tx: Knex.Transaction,
  ids: number[],
): Promise<Set<number>> {
  const locked: Array<{ id: number }> = await tx('entity')
    .whereIn('id', ids)
    .whereNull('gone_at')
    .orderBy('id')
    .forNoKeyUpdate()
    .select('id');
  return new Set(locked.map(({ id }) => id));
}
