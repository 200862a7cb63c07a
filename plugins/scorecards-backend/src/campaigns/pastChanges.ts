import { Knex } from 'knex';
import { ResolvedGoal } from './resolveGoal';

/** The past crossings of a level; from where nothing was known is none. */
export function pastLevels(
  tx: Knex,
  id: string,
  goal: ResolvedGoal & { type: 'level' },
  since: Date,
): Knex.QueryBuilder {
  const reached = tx.raw('(score_past.next_level >= ?)', [goal.level]);
  return tx('campaign_member')
    .join('score_past', 'score_past.entity_id', 'campaign_member.entity_id')
    .where('campaign_member.campaign_id', id)
    .where('score_past.scorecard_id', goal.scorecard.definition.id)
    .where('score_past.valid_to', '>', since)
    .whereRaw('score_past.pass + score_past.warn + score_past.fail > 0')
    .whereRaw('(score_past.level >= ?) <> ?', [goal.level, reached])
    .select(
      'campaign_member.campaign_id',
      'campaign_member.entity_id',
      'score_past.valid_to',
      tx.raw(`case when ? then 'gained' else 'lost' end`, [reached]),
      'campaign_member.is_later',
      reached,
    );
}

/**
 * The past moments from which all checks were satisfied, or no longer: how many
 * were is the running sum of the ones that came and went.
 */
export function pastVerdicts(
  tx: Knex,
  id: string,
  checks: string[],
  since: Date,
): Knex.QueryBuilder {
  const satisfied = `case when status = 'fail' then 0 else 1 end`;
  const events = (table: string, at: string, sign: '' | '-') =>
    tx(table)
      .whereIn('check_id', checks)
      .whereNot('status', 'unknown')
      .select(
        'entity_id',
        `${at} as at`,
        tx.raw(`${sign}(${satisfied}) as step`),
      );
  const steps = tx
    .from(
      events('verdict_current', 'since', '')
        .unionAll(events('verdict_past', 'valid_from', ''))
        .unionAll(events('verdict_past', 'valid_to', '-'))
        .as('event'),
    )
    .groupBy('entity_id', 'at')
    .select('entity_id', 'at', tx.raw('sum(step) as step'))
    .as('step');
  const sums = tx
    .from(steps)
    .select(
      'entity_id',
      'at',
      tx.raw('sum(step) over (partition by entity_id order by at) as sum'),
    )
    .as('sums');
  const crossings = tx
    .from(sums)
    .select(
      'entity_id',
      'at',
      'sum',
      tx.raw('lag(sum) over (partition by entity_id order by at) as before'),
    )
    .as('crossing');
  const reached = tx.raw('(crossing.sum = ?)', [checks.length]);
  return tx
    .from(crossings)
    .join('campaign_member', 'campaign_member.entity_id', 'crossing.entity_id')
    .where('campaign_member.campaign_id', id)
    .where('crossing.at', '>', since)
    .whereNotNull('crossing.before')
    .whereRaw('(crossing.before = ?) <> ?', [checks.length, reached])
    .select(
      'campaign_member.campaign_id',
      'campaign_member.entity_id',
      'crossing.at',
      tx.raw(`case when ? then 'gained' else 'lost' end`, [reached]),
      'campaign_member.is_later',
      reached,
    );
}
