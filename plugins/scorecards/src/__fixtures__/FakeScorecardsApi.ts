import {
  EntitySummary,
  ExportScorecardQuery,
  ListScorecardEntitiesQuery,
  ListScorecardGroupsQuery,
  ListVerdictsQuery,
  NO_LEVEL,
  ScorecardsApi,
  StatusCounts,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import {
  CHECK_FIXTURES,
  ScorecardFixture,
  SCORECARD_FIXTURES,
} from './definitions';
import { ENTITIES } from './entities';
import { FakeExemptionsApi } from './exemptions';
import { FACTS, HEALTH } from './health';
import { filterEntities, includes, page, Query } from './query';
import { FakeCampaignsApi } from './campaigns';
import { FakeRollUpsApi } from './rollups';
import { trendOf } from './trend';
import {
  ago,
  checkFixture,
  entityVerdicts,
  ladderOf,
  rowOf,
  statusOf,
  verdictOf,
} from './verdicts';
import { FakeWorkbenchApi, SOURCES } from './workbench';

/** A believable organisation in memory, for development and tests. */
export class FakeScorecardsApi implements ScorecardsApi {
  readonly workbench = new FakeWorkbenchApi();
  readonly exemptions: FakeExemptionsApi;
  readonly rollUps: FakeRollUpsApi;
  readonly campaigns: FakeCampaignsApi;
  readonly #all: EntitySummary[];
  readonly #days: number;

  constructor(options: { entities?: EntitySummary[]; days?: number } = {}) {
    this.#all = options.entities ?? ENTITIES;
    this.exemptions = new FakeExemptionsApi(this.#all);
    this.rollUps = new FakeRollUpsApi(this.#all);
    this.campaigns = new FakeCampaignsApi(this.#all);
    this.#days = options.days ?? 90;
  }

  async listScorecards(query: Query = {}) {
    return page(
      SCORECARD_FIXTURES.map(each => summaryOf(this.#all, each, query)),
    );
  }

  async getScorecard(id: string, query: Query = {}) {
    const scorecard = scorecardOf(id);
    const entities = entitiesOf(this.#all, scorecard, query);
    return {
      ...summaryOf(this.#all, scorecard, query),
      origin: `guildhall/scorecards/${id}.yaml:12`,
      checks: scorecard.levels.flatMap(level =>
        level.checks.map(check => ({
          ...checkFixture(check),
          owner: 'group:default/reliability-guild',
          level: level.id,
          weight: 1,
          statusCounts: count(
            entities.map(entity => statusOf(entity, checkFixture(check))),
          ),
          problem:
            check === 'slo'
              ? 'The rule reads facts.monitoring, which no source declares'
              : undefined,
        })),
      ),
    };
  }

  async listScorecardEntities(
    id: string,
    query: ListScorecardEntitiesQuery = {},
  ) {
    const scorecard = scorecardOf(id);
    const statuses = [query.status ?? []].flat();
    const rows = entitiesOf(this.#all, scorecard, query)
      .map(entity => rowOf(entity, scorecard))
      .filter(row => includes(query.level, row.level))
      .filter(
        ({ verdicts }) =>
          statuses.length === 0 ||
          verdicts.some(
            ({ check, status }) =>
              statuses.includes(status) &&
              (query.check === undefined || query.check === check),
          ),
      )
      .sort((a, b) => attention(b.verdicts) - attention(a.verdicts));
    return page(rows, Number(query.limit ?? 50), query.cursor);
  }

  async exportScorecard(id: string, query: ExportScorecardQuery) {
    const { items } = await this.listScorecardEntities(id, {
      ...query,
      limit: this.#all.length,
    });
    return new Blob([
      query.format === 'csv'
        ? items.map(({ entity }) => entity.entityRef).join('\r\n')
        : JSON.stringify(items),
    ]);
  }

  async listScorecardGroups(id: string, query: ListScorecardGroupsQuery) {
    const scorecard = scorecardOf(id);
    const entities = entitiesOf(this.#all, scorecard, query);
    const groups = [...new Set(entities.map(entity => entity[query.by]))];
    return page(
      groups.map(group => ({
        group,
        ...standing(
          scorecard,
          entities.filter(entity => entity[query.by] === group),
        ),
      })),
    );
  }

  async getTrend(id: string) {
    const scorecard = scorecardOf(id);
    return trendOf(scorecard, standing(scorecard, this.#all), this.#days);
  }

  async listMovements(query: Query & { limit?: unknown } = {}) {
    const [readiness] = SCORECARD_FIXTURES;
    const [bronze, silver, gold] = readiness.levels;
    const moves = [
      ['Prescriptions', bronze, silver, 0.3],
      ['Billing API', silver, bronze, 0.9],
      ['Visits API', silver, gold, 1.4],
      ['Eligibility and Benefits Verification Service', gold, silver, 2.1],
      ['Audit Log', bronze, silver, 4.6],
    ] as const;
    return page(
      moves.flatMap(([title, from, to, days]) =>
        filterEntities(this.#all, query)
          .filter(entity => entity.title === title)
          .map(entity => ({
            scorecard: readiness,
            entity,
            from,
            to,
            direction:
              readiness.levels.indexOf(to) > readiness.levels.indexOf(from)
                ? ('up' as const)
                : ('down' as const),
            at: ago(days),
          })),
      ),
      Number(query.limit ?? 50),
    );
  }

  async listVerdicts(query: ListVerdictsQuery = {}) {
    return page(
      filterEntities(this.#all, query)
        .filter(({ entityRef }) => includes(query.entityRef, entityRef))
        .flatMap(entity =>
          CHECK_FIXTURES.map(check => verdictOf(entity, check)),
        )
        .filter(({ check }) => includes(query.check, check.id))
        .filter(({ status }) => includes(query.status, status)),
      Number(query.limit ?? 50),
    );
  }

  async getEntityReport(entityRef: string) {
    const entity = this.#all.find(each => each.entityRef === entityRef);
    if (!entity) {
      throw new Error(`No entity fixture ${entityRef}`);
    }
    return {
      entity,
      isWaiting: false,
      ladders: SCORECARD_FIXTURES.filter(({ kinds }) =>
        kinds.includes(entity.kind),
      ).map(scorecard => ladderOf(entity, scorecard)),
      verdicts: entityVerdicts(entity),
    };
  }

  async listVerdictHistory(_entityRef: string, query: { check?: string } = {}) {
    const changes: [VerdictStatus, VerdictStatus | undefined, number][] = [
      ['fail', 'pass', 12],
      ['pass', 'unknown', 47],
      ['unknown', undefined, 80],
    ];
    return page(
      changes.map(([status, previous, days]) => ({
        check: query.check ?? '',
        status,
        previous,
        message: `It was ${status} then.`,
        at: ago(days),
        checkVersion: '3f9a2c41d07be65518aa90cf4e2d7b83',
      })),
    );
  }

  async refreshEntity() {
    return {
      sources: [
        { source: 'catalog', outcome: 'unchanged' as const },
        { source: 'repository', outcome: 'changed' as const },
      ],
      verdictsChanged: 2,
    };
  }

  async getFacts({ entityRef }: { entityRef: string }) {
    return { items: FACTS.map(fact => ({ ...fact, entityRef })) };
  }

  async getFactHistory() {
    return page([]);
  }

  async pushFacts() {
    return { changed: 0, unchanged: 0, rejected: [] };
  }

  async listSources() {
    return { items: SOURCES };
  }

  async getHealth() {
    return HEALTH;
  }
}

function entitiesOf(
  all: EntitySummary[],
  scorecard: ScorecardFixture,
  query: Query,
) {
  return filterEntities(all, query).filter(({ kind }) =>
    scorecard.kinds.includes(kind),
  );
}

function scorecardOf(id: string): ScorecardFixture {
  const scorecard = SCORECARD_FIXTURES.find(each => each.id === id);
  if (!scorecard) {
    throw Object.assign(new Error(`No scorecard ${id}`), { statusCode: 404 });
  }
  return scorecard;
}

function count(statuses: VerdictStatus[]): StatusCounts {
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const status of statuses) {
    counts[status] += 1;
  }
  return counts;
}

function attention(verdicts: { status: VerdictStatus }[]): number {
  const counts = count(verdicts.map(({ status }) => status));
  return counts.fail * 1e6 + counts.unknown * 1e3 + counts.warn;
}

function standing(scorecard: ScorecardFixture, entities: EntitySummary[]) {
  const ladders = entities
    .filter(({ kind }) => scorecard.kinds.includes(kind))
    .map(entity => ladderOf(entity, scorecard));
  const statuses = ladders.flatMap(({ levels }) =>
    levels.flatMap(({ checks }) => checks.map(({ status }) => status)),
  );
  const counts = count(statuses);
  const applicable = statuses.length - counts['not-applicable'];
  const points = ladders.reduce((sum, each) => sum + each.points, 0);
  return {
    entities: ladders.length,
    levelCounts: [...scorecard.levels.map(({ id }) => id), NO_LEVEL].map(
      level => ({
        level,
        count: ladders.filter(each => each.level === level).length,
      }),
    ),
    exempted: ladders.filter(({ exempted }) => exempted > 0).length,
    statusCounts: counts,
    points: applicable ? points / applicable : undefined,
    coverage: applicable ? 1 - counts.unknown / applicable : undefined,
  };
}

function summaryOf(
  all: EntitySummary[],
  scorecard: ScorecardFixture,
  query: Query,
) {
  const now = standing(scorecard, entitiesOf(all, scorecard, query));
  return {
    ...scorecard,
    ...now,
    version: 'b1946ac92492d2347c6235b4d2611184',
    moved:
      scorecard.type === 'readiness' ? { up: 3, down: 2 } : { up: 0, down: 0 },
    trend: trendOf(scorecard, now, 30).items,
  };
}
