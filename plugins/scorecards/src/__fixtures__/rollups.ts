import {
  EntityFilter,
  EntitySummary,
  GetLeaderboardQuery,
  ListNextActionsQuery,
  MIN_RANKED_ENTITIES,
  NO_LEVEL,
  planNextActions,
  RollUpsApi,
} from '@guildhall/plugin-scorecards-common';
import { SCORECARD_FIXTURES } from './definitions';
import { filterEntities, page } from './query';
import { checkFixture, ladderOf, verdictOf } from './verdicts';

const ACTIVE = SCORECARD_FIXTURES.filter(({ stage }) => stage === 'active');

/** Departments of the teams. */
const PARENTS: Record<string, string> = {
  'group:default/visits': 'group:default/care',
  'group:default/access': 'group:default/care',
  'group:default/clinical': 'group:default/care',
  'group:default/revenue': 'group:default/business',
};

/** The roll-ups of a believable organisation, in memory. */
export class FakeRollUpsApi implements RollUpsApi {
  readonly #all: EntitySummary[];

  constructor(entities: EntitySummary[]) {
    this.#all = entities;
  }

  async getLeaderboard(query: GetLeaderboardQuery) {
    const groupOf = (entity: EntitySummary) => {
      const group = query.by === 'domain' ? entity.system : entity[query.by];
      const parent = group && PARENTS[group];
      return query.rollUp === 'tree' && parent !== query.parent
        ? parent ?? group
        : group;
    };
    const entities = filterEntities(this.#all, query).filter(
      entity =>
        query.parent === undefined ||
        PARENTS[entity.owner ?? ''] === query.parent,
    );
    const rows = [...new Set(entities.map(groupOf))].map(group => {
      const own = entities.filter(entity => groupOf(entity) === group);
      const ladders = own.flatMap(entity =>
        ACTIVE.filter(
          ({ id, kinds }) =>
            id === (query.scorecard ?? id) && kinds.includes(entity.kind),
        ).map(scorecard => ladderOf(entity, scorecard)),
      );
      const sum = (value: (ladder: (typeof ladders)[number]) => number) =>
        ladders.reduce((total, ladder) => total + value(ladder), 0);
      const maxPoints = sum(ladder => ladder.maxPoints);
      const scorecard = ACTIVE.find(({ id }) => id === query.scorecard);
      return {
        group,
        entities: own.length,
        points: sum(({ points }) => points) / maxPoints || 0,
        coverage:
          sum(ladder => (ladder.coverage ?? 0) * ladder.maxPoints) /
            maxPoints || 0,
        levelCounts: scorecard && [
          ...[...scorecard.levels.map(({ id }) => id), NO_LEVEL].map(level => ({
            level,
            count: ladders.filter(each => each.level === level).length,
          })),
        ],
        moved: { up: own.length % 4, down: own.length % 3 ? 0 : 1 },
        children: Object.values(PARENTS).filter(each => each === group).length,
      };
    });
    const ranked = rows
      .filter(row => row.entities >= MIN_RANKED_ENTITIES)
      .sort((a, b) => b.points - a.points);
    const others = rows.filter(row => row.entities < MIN_RANKED_ENTITIES);
    return page(
      [
        ...ranked.map((row, index) => ({ ...row, rank: index + 1 })),
        ...others.map(row => ({ ...row, notRanked: 'few-entities' as const })),
      ],
      Number(query.limit ?? 50),
      query.cursor,
    );
  }

  async listNextActions(query: ListNextActionsQuery = {}) {
    const { budget, cursor, limit, scorecard: asked } = query;
    const ladders = filterEntities(this.#all, toFilter(query)).flatMap(entity =>
      ACTIVE.filter(
        ({ id, kinds }) => id === (asked ?? id) && kinds.includes(entity.kind),
      ).map(scorecard => ({
        entity,
        scorecard,
        ladder: ladderOf(entity, scorecard),
      })),
    );
    const lifts = ladders.flatMap(({ entity, scorecard, ladder }) => {
      const next = ladder.levels.find(({ reached }) => !reached);
      const checks = (next?.checks ?? [])
        .filter(({ status }) => status === 'fail' || status === 'unknown')
        .map(({ id }) => id);
      return checks.length > 0
        ? [{ entityRef: entity.entityRef, scorecard: scorecard.id, checks }]
        : [];
    });
    const effortOf = (check: string) => checkFixture(check).effort;
    const plan = planNextActions({
      lifts,
      effortOf,
      budget: budget === undefined ? undefined : Number(budget),
    });
    const possible = planNextActions({ lifts, effortOf });
    const items = plan.actions.flatMap(action => {
      const mine = ladders.filter(
        ({ entity }) => entity.entityRef === action.entityRef,
      );
      return mine.slice(0, 1).map(({ entity }) => ({
        entity,
        effort: action.effort,
        lifts: mine
          .filter(({ scorecard }) => action.scorecards.includes(scorecard.id))
          .map(({ scorecard, ladder }) => {
            const reached = ladder.levels.filter(level => level.reached).length;
            return {
              scorecard,
              from: scorecard.levels[reached - 1] ?? {
                id: NO_LEVEL,
                title: 'None',
              },
              to: scorecard.levels[reached],
            };
          }),
        fixes: action.checks.map(id => {
          const { check, status, message } = verdictOf(
            entity,
            checkFixture(id),
          );
          return { check, status, message };
        }),
      }));
    });
    return {
      ...page(items, Number(limit ?? 50), cursor),
      plan: { lifts: plan.lifts, effort: plan.effort },
      possible: { lifts: possible.lifts, effort: possible.effort },
      blocked: 0,
      isPartial: false,
    };
  }
}

function toFilter({ owner, system, kind, type, lifecycle, q }: EntityQuery) {
  return { owner, system, kind, type, lifecycle, q };
}

type EntityQuery = Pick<ListNextActionsQuery, keyof EntityFilter>;
