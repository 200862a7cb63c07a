import { Knex } from 'knex';

const DAY_MS = 86_400_000;

const TIMES: Record<string, string[]> = {
  definition_version: ['in_force_from'],
  fact_current: [
    'valid_from',
    'observed_at',
    'valid_until',
    'error_at',
    'retry_at',
  ],
  fact_past: ['valid_from', 'valid_to'],
  verdict_current: ['since', 'evaluated_at', 'expires_at'],
  verdict_past: ['valid_from', 'valid_to'],
  score_current: ['valid_from', 'level_since'],
  score_past: ['valid_from', 'valid_to'],
  score_daily_due: ['since'],
  exemption: ['requested_at', 'ends_at', 'decided_at', 'closed_at'],
  campaign: ['state_since', 'created_at', 'measured_at', 'observed_since'],
  campaign_change: ['at'],
  job: ['started_at', 'reported_at', 'finished_at'],
  entity: ['gone_at'],
};

/**
 * Makes everything that is stored older. Whole days leave the daily series as
 * it is; after anything else it is made anew, because days begin elsewhere.
 */
export async function letTimePass(knex: Knex, ms: number): Promise<void> {
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
  const series: Array<{ day: string }> = await knex('score_daily');
  await knex('score_daily').delete();
  if (ms % DAY_MS === 0 && series.length > 0) {
    await knex.batchInsert(
      'score_daily',
      series.map(row => ({
        ...row,
        day: new Date(Date.parse(row.day) - ms).toISOString().slice(0, 10),
      })),
      100,
    );
  } else {
    const { since } =
      (await knex('score_past').min({ since: 'valid_from' }).first()) ?? {};
    await knex('score_daily_due').insert({
      since: since ? new Date(since) : new Date(),
    });
  }
}
