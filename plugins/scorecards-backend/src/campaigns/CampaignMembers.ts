import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import { CampaignPopulation } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { entitiesIn } from '../database/reports/scope';
import { pastLevels, pastVerdicts } from './pastChanges';
import { ResolvedGoal } from './resolveGoal';

/** What is measured: a campaign that is locked, and what it is about. */
export interface MeasuredCampaign {
  id: string;
  goal: ResolvedGoal;
  population: CampaignPopulation;
}

const MEMBER_COLUMNS = ['campaign_id', 'entity_id', 'is_later', 'done'];
const CHANGE_COLUMNS = [
  'campaign_id',
  'entity_id',
  'at',
  'change',
  'is_later',
  'done',
];

/**
 * The SQL that keeps the members of a campaign what they are by its goal and
 * its population. All of it is set-based, so that a campaign about twenty
 * thousand entities takes as many statements as one about ten.
 */
export class CampaignMembers {
  /**
   * Takes the population as it is, and its past changes from history.
   *
   * @returns Whether there was anything to begin with.
   */
  async begin(
    tx: Knex.Transaction,
    campaign: MeasuredCampaign,
    options: { now: Date; since: Date },
  ): Promise<boolean> {
    const { id, goal } = campaign;
    const { now, since } = options;
    const { query, done } = population(tx, campaign);
    if (!(await query.clone().first('entity.id'))) {
      return false;
    }
    await insertFrom(
      tx,
      'campaign_member',
      MEMBER_COLUMNS,
      query
        .joinRaw('join campaign on campaign.id = ?', [id])
        .select('campaign.id', 'entity.id', tx.raw('(1 = 0)'), done),
    );
    await insertFrom(
      tx,
      'campaign_change',
      CHANGE_COLUMNS,
      goal.type === 'level'
        ? pastLevels(tx, id, goal, since)
        : pastVerdicts(tx, id, goal.checks, since),
    );
    await tx('campaign')
      .where({ id })
      .update({
        measured_at: now,
        observed_since: (await this.#observedSince(tx, id, goal)) ?? now,
      });
    return true;
  }

  /**
   * Follows who came, who left, and who reached or lost the goal. The changes
   * are found first, and members then become what the changes say: between two
   * statements others may go on evaluating.
   *
   * @returns Whether anything changed.
   */
  async follow(
    tx: Knex.Transaction,
    campaign: MeasuredCampaign,
    now: Date,
  ): Promise<boolean> {
    const { id } = campaign;
    await tx('campaign').where({ id }).update({ measured_at: now });
    const changes = () =>
      tx('campaign_change')
        .join('campaign', 'campaign.id', 'campaign_change.campaign_id')
        .where('campaign_change.campaign_id', id)
        .where('campaign_change.at', tx.ref('campaign.measured_at'));
    const change = (select: Knex.QueryBuilder) =>
      insertFrom(tx, 'campaign_change', CHANGE_COLUMNS, select);

    const present = population(tx, campaign);
    await change(
      withMember(present.query, id, 'left')
        .whereNull('campaign_member.entity_id')
        .select(
          'campaign.id',
          'entity.id',
          'campaign.measured_at',
          tx.raw(`'joined'`),
          tx.raw('(1 = 1)'),
          present.done,
        ),
    );
    await change(
      tx('campaign_member')
        .join('campaign', 'campaign.id', 'campaign_member.campaign_id')
        .where('campaign.id', id)
        .whereNotIn(
          'campaign_member.entity_id',
          population(tx, campaign).query.select('entity.id'),
        )
        .select(
          'campaign.id',
          'campaign_member.entity_id',
          'campaign.measured_at',
          tx.raw(`'left'`),
          'campaign_member.is_later',
          'campaign_member.done',
        ),
    );
    const known = population(tx, campaign);
    await change(
      withMember(known.query, id, 'inner')
        .where('campaign_member.done', '<>', known.done)
        .select(
          'campaign.id',
          'entity.id',
          'campaign.measured_at',
          tx.raw(`case when ? then 'gained' else 'lost' end`, [known.done]),
          'campaign_member.is_later',
          known.done,
        ),
    );

    const kinds: string[] = await changes()
      .distinct('campaign_change.change')
      .pluck('campaign_change.change');
    await this.#apply(tx, id, kinds, changes);
    return kinds.length > 0;
  }

  /** Whether all have reached the goal that were there from the start. */
  async areAllDone(tx: Knex.Transaction, id: string): Promise<boolean> {
    const rows: Array<{ done: boolean | number }> = await tx('campaign_member')
      .where({ campaign_id: id, is_later: false })
      .distinct('done');
    return rows.length === 1 && Boolean(rows[0].done);
  }

  /** Makes members what the changes of this run say. */
  async #apply(
    tx: Knex.Transaction,
    id: string,
    kinds: string[],
    changes: () => Knex.QueryBuilder,
  ): Promise<void> {
    if (kinds.includes('joined')) {
      await insertFrom(
        tx,
        'campaign_member',
        MEMBER_COLUMNS,
        changes()
          .where('campaign_change.change', 'joined')
          .select(MEMBER_COLUMNS.map(column => `campaign_change.${column}`)),
      );
    }
    const changed = (...of: string[]) =>
      tx('campaign_member')
        .where({ campaign_id: id })
        .whereIn(
          'entity_id',
          changes()
            .whereIn('campaign_change.change', of)
            .select('campaign_change.entity_id'),
        );
    if (kinds.includes('left')) {
      await changed('left').delete();
    }
    if (kinds.includes('gained') || kinds.includes('lost')) {
      await changed('gained', 'lost').update({ done: tx.raw('not done') });
    }
  }

  /** Since when it is known where the members stand. */
  async #observedSince(
    tx: Knex.Transaction,
    id: string,
    goal: ResolvedGoal,
  ): Promise<Date | undefined> {
    const tables: Array<[string, string]> =
      goal.type === 'level'
        ? [
            ['score_past', 'valid_from'],
            ['score_current', 'valid_from'],
          ]
        : [
            ['verdict_past', 'valid_from'],
            ['verdict_current', 'since'],
          ];
    const firsts: Date[] = [];
    for (const [table, column] of tables) {
      const row: { first: DatabaseTime | null } | undefined = await tx(table)
        .join(
          'campaign_member',
          'campaign_member.entity_id',
          `${table}.entity_id`,
        )
        .where('campaign_member.campaign_id', id)
        .modify((query: Knex.QueryBuilder) => {
          if (goal.type === 'level') {
            query.where(`${table}.scorecard_id`, goal.scorecard.definition.id);
          } else {
            query.whereIn(`${table}.check_id`, goal.checks);
          }
        })
        .min({ first: `${table}.${column}` })
        .first();
      if (row?.first) {
        firsts.push(toDate(row.first));
      }
    }
    return firsts.sort((a, b) => a.getTime() - b.getTime())[0];
  }
}

/** The entities that a campaign is about now, and whether they are done. */
function population(tx: Knex, campaign: MeasuredCampaign) {
  const { goal, population: filter } = campaign;
  const query = entitiesIn(tx, { filter, access: { entities: 'all' } });
  if (goal.type === 'level') {
    return {
      query: query
        .join('score_current', 'score_current.entity_id', 'entity.id')
        .where('score_current.scorecard_id', goal.scorecard.definition.id)
        .where('score_current.max_points', '>', 0),
      done: tx.raw('(score_current.level >= ?)', [goal.level]),
    };
  }
  const verdicts = tx('verdict_current')
    .whereIn('check_id', goal.checks)
    .groupBy('entity_id')
    .havingRaw(`sum(case when status = 'not-applicable' then 0 else 1 end) > 0`)
    .select(
      'entity_id',
      tx.raw(
        `sum(case when status in ('fail', 'unknown') then 0 else 1 end) as satisfied`,
      ),
    )
    .as('verdicts');
  return {
    query: query.join(verdicts, 'verdicts.entity_id', 'entity.id'),
    done: tx.raw('(verdicts.satisfied = ?)', [goal.checks.length]),
  };
}

function withMember(
  query: Knex.QueryBuilder,
  id: string,
  join: 'left' | 'inner',
): Knex.QueryBuilder {
  return query.joinRaw('join campaign on campaign.id = ?', [id]).joinRaw(
    `${join} join campaign_member
         on campaign_member.entity_id = entity.id
        and campaign_member.campaign_id = campaign.id`,
  );
}

async function insertFrom(
  tx: Knex,
  table: string,
  columns: string[],
  select: Knex.QueryBuilder,
): Promise<void> {
  await tx(
    tx.raw(`?? (${columns.map(() => '??').join(', ')})`, [table, ...columns]),
  ).insert(select);
}
