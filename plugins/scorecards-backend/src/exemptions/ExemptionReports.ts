import {
  applyKeyset,
  EntityAccess,
  sliceOf,
  toDate,
  toPage,
} from '@guildhall/plugin-guildhall-node';
import {
  ExemptionScope,
  ExemptionState,
  ExemptionTeam,
  Page,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { DAY_MS } from '../database/days';
import {
  countRows,
  entitiesIn,
  PageRequest,
  ReadScope,
} from '../database/reports/scope';
import { COVERS } from './covers';
import {
  ExemptionRow,
  passes,
  StoredExemption,
  toStoredExemption,
} from './ExemptionStore';

const EXPIRING_DAYS = 14;

/** An exemption, with how many of its entities the caller may read. */
export type ListedExemption = StoredExemption & { entities: number };

type ListedRow = ExemptionRow & {
  state_now: ExemptionState;
  entities: number | string;
};

/**
 * The SQL of lists of exemptions. An exemption is there for whoever may read
 * one of the entities that it is for.
 */
export class ExemptionReports {
  constructor(private readonly db: Knex) {}

  async list(
    options: {
      id?: string;
      entityRefs?: string[];
      checkIds?: string[];
      states?: ExemptionState[];
      endsBefore?: Date;
    } & ReadScope &
      PageRequest,
  ): Promise<Page<ListedExemption>> {
    const { id, entityRefs, checkIds, states, endsBefore, limit } = options;
    const covered = () =>
      entitiesIn(this.db, options)
        .whereRaw(COVERS)
        .modify((query: Knex.QueryBuilder) => {
          if (entityRefs) {
            query.whereIn('entity.ref', entityRefs);
          }
        });
    const stateNow = this.#stateAt(new Date());
    const matching = this.db('exemption')
      .whereExists(covered().select('entity.id'))
      .modify((query: Knex.QueryBuilder) => {
        if (id !== undefined) {
          query.where('exemption.id', id);
        }
        if (checkIds) {
          query.whereIn('exemption.check_id', checkIds);
        }
        if (states) {
          query.where(any => {
            for (const state of states) {
              any.orWhere(stateNow, '=', state);
            }
          });
        }
        if (endsBefore) {
          query.where('exemption.ends_at', '<', endsBefore);
        }
      });
    const page = matching
      .clone()
      .select('exemption.*', this.db.raw('? as state_now', [stateNow]))
      .select({
        entities: entitiesIn(this.db, { access: options.access })
          .whereRaw(COVERS)
          .count('*'),
      })
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'exemption.requested_at', type: 'time', order: 'desc' },
        { column: 'exemption.id', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: ListedRow[] = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      toDate(row.requested_at).getTime(),
      row.id,
    ]);
    return {
      items: rows.map(row => ({
        ...toStoredExemption({ ...row, state: row.state_now }),
        entities: Number(row.entities),
      })),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }

  /** Who lives with exemptions; those with most in force first. */
  async listTeams(
    request: ReadScope & PageRequest,
  ): Promise<Page<ExemptionTeam>> {
    const now = new Date();
    const ofTeams = entitiesIn(this.db, request)
      .join('exemption', join => join.on(this.db.raw(COVERS)))
      .distinct(
        'entity.owner',
        'exemption.id',
        'exemption.ends_at',
        'exemption.renewals',
        this.db.raw('? as state', [this.#stateAt(now)]),
      );
    const count = (condition: string, value = '1') =>
      `case when ${condition} then ${value} else 0 end`;
    const rows: Array<
      Record<keyof Omit<ExemptionTeam, 'owner'>, number | string> & {
        owner: string | null;
      }
    > = await this.db
      .from(ofTeams.as('of_team'))
      .groupBy('owner')
      .select('owner')
      .sum({
        requested: this.db.raw(count("state = 'requested'")),
        inForce: this.db.raw(count("state = 'in-force'")),
        expiring: this.db.raw(count("state = 'in-force' and ends_at <= ?"), [
          new Date(now.getTime() + EXPIRING_DAYS * DAY_MS),
        ]),
        renewed: this.db.raw(count("state = 'in-force' and renewals > 0")),
        renewals: this.db.raw(count("state = 'in-force'", 'renewals')),
        ended: this.db.raw(count("state = 'ended'")),
      });
    const teams = rows
      .map(row => ({
        owner: row.owner ?? undefined,
        requested: Number(row.requested),
        inForce: Number(row.inForce),
        expiring: Number(row.expiring),
        renewed: Number(row.renewed),
        renewals: Number(row.renewals),
        ended: Number(row.ended),
      }))
      .sort(
        (a, b) =>
          b.inForce - a.inForce ||
          b.requested - a.requested ||
          (a.owner ?? '').localeCompare(b.owner ?? ''),
      );
    return sliceOf(teams, request);
  }

  /** How many entities a scope has now, of those that somebody may read. */
  async countEntities(
    scope: ExemptionScope,
    access: EntityAccess,
  ): Promise<number> {
    return countRows(
      entitiesIn(this.db, { access })
        .with('exemption', this.#wouldBe(scope))
        .join('exemption', join => join.on(this.db.raw(COVERS))),
    );
  }

  /** Whether a check needs no exemption in a scope, because it passes there. */
  async isPassed(checkId: string, scope: ExemptionScope): Promise<boolean> {
    const found = await this.db
      .with('exemption', this.#wouldBe(scope, checkId))
      .from('exemption')
      .where(passes(this.db))
      .first('scope');
    return found !== undefined;
  }

  /** An exemption that is not there yet, for queries that ask of one. */
  #wouldBe(scope: ExemptionScope, checkId = ''): Knex.Raw {
    return this.db.raw(
      `select cast(? as text) as scope, cast(? as text) as scope_ref,
       cast(? as text) as check_id`,
      [scope.type, scope.ref, checkId],
    );
  }

  /** The state at a time, which may be before it is noted that one expired. */
  #stateAt(time: Date): Knex.Raw {
    return this.db.raw(
      `case when exemption.state in ('requested', 'in-force')
       and exemption.ends_at <= ? then 'expired' else exemption.state end`,
      [time],
    );
  }
}
