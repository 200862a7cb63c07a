import { Knex } from 'knex';

/** Goes up whenever anything changes that rules are made of. */
export async function getRevision(db: Knex): Promise<number> {
  const row: { revision: number } = await db('registry')
    .where({ id: 1 })
    .first('revision');
  return row.revision;
}

/** Has every replica compile its rules anew. */
export async function raiseRevision(tx: Knex.Transaction): Promise<void> {
  await tx('registry').where({ id: 1 }).increment('revision', 1);
}

/** Has all entities evaluated again, from the first one. */
export async function restartReevaluation(tx: Knex.Transaction): Promise<void> {
  const [{ count }] = await tx('entity')
    .whereNull('gone_at')
    .count({ count: 'id' });
  await tx('reevaluation')
    .insert({
      id: 1,
      revision: await getRevision(tx),
      after_entity: 0,
      done: 0,
      total: Number(count),
    })
    .onConflict('id')
    .merge();
}
