import { Knex } from 'knex';

const TIMES: Record<string, string[]> = {
  fact_current: ['valid_from', 'observed_at', 'valid_until', 'retry_at'],
  fact_past: ['valid_from', 'valid_to'],
  verdict_current: ['since', 'evaluated_at', 'expires_at'],
  verdict_past: ['valid_from', 'valid_to'],
  score_current: ['valid_from', 'level_since'],
  score_past: ['valid_from', 'valid_to'],
  entity: ['gone_at'],
};

/** Makes everything that is stored older; the daily series is made anew. */
export async function letTimePass(knex: Knex, ms: number): Promise<void> {
  await knex('score_daily').delete();
  const isPostgres = knex.client.config.client === 'pg';
  for (const [table, columns] of Object.entries(TIMES)) {
    for (const column of columns) {
      await knex(table).update({
        [column]: isPostgres
          ? knex.raw(`?? - ? * interval '1 millisecond'`, [column, ms])
          : knex.raw('?? - ?', [column, ms]),
      });
    }
  }
}
