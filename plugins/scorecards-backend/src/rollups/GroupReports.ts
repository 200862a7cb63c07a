import { Hierarchy } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { entitiesIn, ReadScope } from '../database/reports/scope';

/** What a leaderboard puts side by side. */
export type Dimension = 'owner' | 'system' | 'domain' | 'kind';

/** How the scores of a group add up. */
export interface GroupTotals {
  group?: string;
  /** Only if it was asked for by level. */
  level?: number;
  entities: number;
  points: number;
  maxPoints: number;
  known: number;
  applicable: number;
}

/** How many levels the entities of a group rose and fell. */
export interface GroupMoves {
  group?: string;
  up: number;
  down: number;
}

type Sums<Names extends string> = Record<Names, number | string> & {
  group_ref: string | null;
};

/** The relation that says what a group of a dimension is below. */
const ABOVE: Partial<Record<Dimension, { kind: string; key: string }>> = {
  owner: { kind: 'group', key: 'relations.childof' },
  domain: { kind: 'domain', key: 'relations.partof' },
};

/** The SQL that adds scores up by group. */
export class GroupReports {
  constructor(private readonly db: Knex) {}

  /** Sums of the scores on some scorecards, by group. */
  async sum(
    options: {
      scorecardIds: string[];
      by: Dimension;
      byLevel: boolean;
    } & ReadScope,
  ): Promise<GroupTotals[]> {
    const { scorecardIds, by, byLevel } = options;
    const { query, column } = this.#entitiesBy(by, options);
    const keys = byLevel ? [column, 'score_current.level'] : [column];
    const rows: Array<
      Sums<'entities' | 'points' | 'max_points' | 'known' | 'applicable'> & {
        level?: number;
      }
    > = await query
      .join('score_current', 'score_current.entity_id', 'entity.id')
      .whereIn('score_current.scorecard_id', scorecardIds)
      // Where no check applies there is nothing to compare.
      .where('score_current.max_points', '>', 0)
      .groupBy(keys)
      .select({ group_ref: column })
      .modify((grouped: Knex.QueryBuilder) => {
        if (byLevel) {
          grouped.select('score_current.level');
        }
      })
      .countDistinct({ entities: 'entity.id' })
      .sum({
        points: 'points',
        max_points: 'max_points',
        known: this.db.raw('pass + warn + fail'),
        applicable: this.db.raw('pass + warn + fail + score_current.unknown'),
      });
    return rows.map(row => ({
      group: row.group_ref ?? undefined,
      level: row.level,
      entities: Number(row.entities),
      points: Number(row.points),
      maxPoints: Number(row.max_points),
      known: Number(row.known),
      applicable: Number(row.applicable),
    }));
  }

  /** Who rose and fell since a time; from where nothing was known is no rise. */
  async countMoves(
    options: { scorecardIds: string[]; by: Dimension; since: Date } & ReadScope,
  ): Promise<GroupMoves[]> {
    const { query, column } = this.#entitiesBy(options.by, options);
    const rows: Array<Sums<'up' | 'down'>> = await query
      .join('score_past', 'score_past.entity_id', 'entity.id')
      .whereIn('score_past.scorecard_id', options.scorecardIds)
      .where('score_past.valid_to', '>', options.since)
      .whereRaw('score_past.next_level <> score_past.level')
      .whereRaw('score_past.pass + score_past.warn + score_past.fail > 0')
      .groupBy(column)
      .select({ group_ref: column })
      .sum({
        up: this.db.raw('case when next_level > level then 1 else 0 end'),
        down: this.db.raw('case when next_level < level then 1 else 0 end'),
      });
    return rows.map(row => ({
      group: row.group_ref ?? undefined,
      up: Number(row.up),
      down: Number(row.down),
    }));
  }

  /** What the groups of a dimension that the caller may read are below. */
  async listParents(by: Dimension, { access }: ReadScope): Promise<Hierarchy> {
    const above = ABOVE[by];
    const parents = new Map<string, string[]>();
    if (above) {
      const rows: Array<{ ref: string; value: string }> = await entitiesIn(
        this.db,
        { access, filter: { kind: [above.kind] } },
      )
        .join('entity_search', 'entity_search.entity_id', 'entity.id')
        .where('entity_search.key', above.key)
        .where('entity_search.value', 'like', `${above.kind}:%`)
        .select('entity.ref', 'entity_search.value');
      for (const { ref, value } of rows) {
        parents.set(ref, [...(parents.get(ref) ?? []), value]);
      }
    }
    return parents;
  }

  /** Entities, with the column that says which group they are in. */
  #entitiesBy(by: Dimension, scope: ReadScope) {
    const query = entitiesIn(this.db, scope);
    if (by !== 'domain') {
      return { query, column: `entity.${by}` };
    }
    // The domain of its system, or, of a system itself, its own.
    const domains = this.db('entity_search')
      .where('key', 'relations.partof')
      .where('value', 'like', 'domain:%')
      .groupBy('entity_id')
      .select('entity_id')
      .min({ domain: 'value' })
      .as('domain_of');
    return {
      query: query
        .leftJoin('entity as system_of', 'system_of.ref', 'entity.system')
        .leftJoin(
          domains,
          'domain_of.entity_id',
          this.db.raw('coalesce(system_of.id, entity.id)'),
        ),
      column: 'domain_of.domain',
    };
  }
}
