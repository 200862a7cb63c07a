import { DatabaseTime, toDate } from '@guildhall/plugin-guildhall-node';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { DAY_MS } from '../database/days';
import { COVERS } from '../exemptions/covers';
import { DigestWindow } from './digestWindow';

/** How many of what an owner is told about are named. */
const NAMED = 3;

/** Days before the end of something on which its owner is told. */
export const DAYS_AHEAD = [7, 1];

/** How bad a status is; not to know is worse than a warning. */
const badness = (column: string) =>
  `case ${column} when 'fail' then 3 when 'unknown' then 2 when 'warn' then 1 else 0 end`;

/** What there is of one kind for one owner: how many, and the first few. */
export interface OwnerNews<T> {
  total: number;
  named: T[];
}

export interface WorseVerdict {
  entity: string;
  checkId: string;
  status: VerdictStatus;
}

export interface LostLevel {
  entity: string;
  scorecardId: string;
  from: number;
  to: number;
}

export interface EndingExemption {
  id: string;
  checkId: string;
  scopeRef: string;
  endsAt: Date;
}

type Ranked<T> = T & { owner: string; total: number | string };

/**
 * The SQL of what owners are told once a day. One statement for all owners,
 * each of whom gets the number and the first few of what there is.
 */
export class DigestReports {
  constructor(private readonly db: Knex) {}

  /** Verdicts that are worse now than when the day began. */
  async listWorseVerdicts(
    { from, to }: DigestWindow,
    checkIds: string[],
    now: Date,
  ): Promise<Map<string, OwnerNews<WorseVerdict>>> {
    const worse = this.#owned()
      .join('verdict_past', 'verdict_past.entity_id', 'entity.id')
      .join('verdict_current', join =>
        join
          .on('verdict_current.entity_id', 'verdict_past.entity_id')
          .andOn('verdict_current.check_id', 'verdict_past.check_id'),
      )
      .whereIn('verdict_past.check_id', checkIds)
      .where('verdict_past.valid_from', '<=', from)
      .where('verdict_past.valid_to', '>', from)
      .where('verdict_past.valid_to', '<=', to)
      .whereRaw(
        `${badness('verdict_current.status')} > ${badness(
          'verdict_past.status',
        )}`,
      )
      .whereNotExists(
        this.db('exemption')
          .where('exemption.state', 'in-force')
          .where('exemption.ends_at', '>', now)
          .whereRaw('exemption.check_id = verdict_past.check_id')
          .whereRaw(COVERS)
          .select('exemption.id'),
      )
      .select(
        'entity.owner as owner',
        'entity.title as entity',
        'verdict_current.check_id as check_id',
        'verdict_current.status as status',
      );
    const rows: Array<
      Ranked<{ entity: string; check_id: string; status: VerdictStatus }>
    > = await this.#firstOfEach(
      worse,
      `${badness(
        'verdict_current.status',
      )} desc, entity.ref, verdict_current.check_id`,
    );
    return byOwner(rows, ({ entity, check_id, status }) => ({
      entity,
      checkId: check_id,
      status,
    }));
  }

  /** Entities that stand lower now than when the day began. */
  async listLostLevels(
    { from, to }: DigestWindow,
    scorecardIds: string[],
  ): Promise<Map<string, OwnerNews<LostLevel>>> {
    const lost = this.#owned()
      .join('score_past', 'score_past.entity_id', 'entity.id')
      .join('score_current', join =>
        join
          .on('score_current.entity_id', 'score_past.entity_id')
          .andOn('score_current.scorecard_id', 'score_past.scorecard_id'),
      )
      .whereIn('score_past.scorecard_id', scorecardIds)
      .where('score_past.valid_from', '<=', from)
      .where('score_past.valid_to', '>', from)
      .where('score_past.valid_to', '<=', to)
      .whereRaw('score_current.level < score_past.level')
      .select(
        'entity.owner as owner',
        'entity.title as entity',
        'score_current.scorecard_id as scorecard_id',
        'score_past.level as from_level',
        'score_current.level as to_level',
      );
    const rows: Array<
      Ranked<{
        entity: string;
        scorecard_id: string;
        from_level: number;
        to_level: number;
      }>
    > = await this.#firstOfEach(lost, 'entity.ref, score_current.scorecard_id');
    return byOwner(rows, row => ({
      entity: row.entity,
      scorecardId: row.scorecard_id,
      from: row.from_level,
      to: row.to_level,
    }));
  }

  /** Exemptions that have a few days left. */
  async listEndingExemptions({
    to,
  }: DigestWindow): Promise<Map<string, OwnerNews<EndingExemption>>> {
    const ending = this.#owned()
      .join('exemption', join => join.on(this.db.raw(COVERS)))
      .where('exemption.state', 'in-force')
      .where(any => {
        for (const days of DAYS_AHEAD) {
          const end = to.getTime() + days * DAY_MS;
          any.orWhereBetween('exemption.ends_at', [
            new Date(end - DAY_MS + 1),
            new Date(end),
          ]);
        }
      })
      .distinct(
        'entity.owner as owner',
        'exemption.id as id',
        'exemption.check_id as check_id',
        'exemption.scope_ref as scope_ref',
        'exemption.ends_at as ends_at',
      )
      .as('found');
    const rows: Array<
      Ranked<{
        id: string;
        check_id: string;
        scope_ref: string;
        ends_at: DatabaseTime;
      }>
    > = await this.#firstOfEach(
      this.db(ending).select('found.*'),
      'found.ends_at, found.id',
      'found',
    );
    return byOwner(rows, row => ({
      id: row.id,
      checkId: row.check_id,
      scopeRef: row.scope_ref,
      endsAt: toDate(row.ends_at),
    }));
  }

  #owned(): Knex.QueryBuilder {
    return this.db('entity')
      .whereNull('entity.gone_at')
      .whereNotNull('entity.owner');
  }

  /** The first rows of each owner, and how many the owner has. */
  #firstOfEach(
    query: Knex.QueryBuilder,
    order: string,
    table: 'entity' | 'found' = 'entity',
  ): Knex.QueryBuilder {
    const owner = `${table}.owner`;
    const ranked = query
      .select(
        this.db.raw('count(*) over (partition by ??) as total', [owner]),
        this.db.raw(
          `row_number() over (partition by ?? order by ${order}) as place`,
          [owner],
        ),
      )
      .as('ranked');
    return this.db(ranked)
      .where('ranked.place', '<=', NAMED)
      .orderBy(['ranked.owner', 'ranked.place'])
      .select('ranked.*');
  }
}

function byOwner<T, R>(
  rows: Array<Ranked<R>>,
  toNews: (row: R) => T,
): Map<string, OwnerNews<T>> {
  const news = new Map<string, OwnerNews<T>>();
  for (const row of rows) {
    const ofOwner = news.get(row.owner) ?? {
      total: Number(row.total),
      named: [],
    };
    ofOwner.named.push(toNews(row));
    news.set(row.owner, ofOwner);
  }
  return news;
}
