import { NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { decodeCursor, encodeCursor } from '@guildhall/plugin-guildhall-node';
import {
  CompiledScorecard,
  Movement,
  Page,
  ScorecardCheck,
  ScorecardDetail,
  ScorecardEntity,
  ScorecardGroup,
  ScorecardSummary,
  ScorecardTrend,
  StatusCounts,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { toDay } from '../database/days';
import { DefinitionStore } from '../database/DefinitionStore';
import {
  LevelTotals,
  PageRequest,
  ReadScope,
  ReportStore,
} from '../database/ReportStore';
import { DayCount } from '../database/ScoreHistory';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import {
  ratio,
  sum,
  toLevel,
  toLevelCounts,
  toLevelNumber,
  toScorecardRef,
  toTrendPoints,
} from './levels';
import { TrendReader } from './TrendReader';

const MOVED_SINCE_MS = durationToMilliseconds({ days: 7 });
const SPARKLINE_DAYS = 30;

const NO_STATUSES: StatusCounts = {
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  'not-applicable': 0,
};

/** Tells where the entities of a scope stand on scorecards. */
export class ScorecardsService {
  constructor(
    private readonly options: {
      definitions: DefinitionStore;
      registry: RuleRegistry;
      reports: ReportStore;
      trends: TrendReader;
    },
  ) {}

  /** Every scorecard that entities are scored on, by title. */
  async list(
    request: { scorecardTypes?: string[] } & ReadScope & PageRequest,
  ): Promise<Page<ScorecardSummary>> {
    const { scored } = await this.options.registry.get();
    const matching = scored
      .filter(
        ({ definition: { type } }) =>
          request.scorecardTypes?.includes(type) ?? true,
      )
      .sort((a, b) => a.definition.title.localeCompare(b.definition.title));
    const start =
      request.cursor === undefined
        ? 0
        : Number(decodeCursor(request.cursor, 1)[0]);
    const page = matching.slice(start, start + request.limit);
    const end = start + page.length;
    return {
      items: await this.#summarize(page, request),
      totalItems: matching.length,
      nextCursor: end < matching.length ? encodeCursor([end]) : undefined,
    };
  }

  /** One scorecard with its checks. */
  async get(id: string, scope: ReadScope): Promise<ScorecardDetail> {
    const rules = await this.options.registry.get();
    const scorecard = find(rules, id);
    const [summary] = await this.#summarize([scorecard], scope);
    return {
      ...summary,
      checks: await this.#listChecks(rules, scorecard, scope),
      origin: `${scorecard.position.location}:${scorecard.position.line}`,
    };
  }

  /** The entities on a scorecard, with their verdicts. */
  async listEntities(
    id: string,
    request: {
      level?: string[];
      status?: VerdictStatus[];
      check?: string;
      sort: 'attention' | 'name' | 'points';
    } & ReadScope &
      PageRequest,
  ): Promise<Page<ScorecardEntity>> {
    const { registry, reports } = this.options;
    const scorecard = find(await registry.get(), id);
    const checkIds = toCheckIds(scorecard);
    const scores = await reports.listScores({
      ...request,
      scorecardId: id,
      levels: request.level?.map(level => toLevelNumber(scorecard, level)),
      statuses: request.status,
      checkIds: request.check === undefined ? checkIds : [request.check],
    });
    const verdicts = await reports.listVerdictsOf(
      scores.items.map(({ entityId }) => entityId),
      checkIds,
    );
    return {
      ...scores,
      items: scores.items.map(score => ({
        entity: score.entity,
        level: toLevel(scorecard, score.level).id,
        since: score.levelSince.toISOString(),
        points: score.points,
        maxPoints: score.maxPoints,
        coverage: ratio(score.known, score.applicable),
        verdicts: verdicts
          .filter(({ entityId }) => entityId === score.entityId)
          .map(({ checkId, status, message }) => ({
            check: checkId,
            status,
            message,
          })),
      })),
    };
  }

  /** The roll-up of a scorecard; the groups with the fewest points first. */
  async listGroups(
    id: string,
    request: { by: 'owner' | 'system' | 'kind' | 'type' } & ReadScope &
      PageRequest,
  ): Promise<Page<ScorecardGroup>> {
    const { registry, reports } = this.options;
    const scorecard = find(await registry.get(), id);
    const totals = await reports.sumLevels({
      scorecardIds: [id],
      groupBy: request.by,
      filter: request.filter,
      access: request.access,
    });
    const groups = new Map<string | undefined, LevelTotals[]>();
    for (const total of totals) {
      groups.set(total.group, [...(groups.get(total.group) ?? []), total]);
    }
    const all = [...groups]
      .map(([group, ofGroup]) => ({
        group,
        levelCounts: toLevelCounts(scorecard, ofGroup),
        ...toTotals(ofGroup),
      }))
      .sort(
        (a, b) =>
          (a.points ?? 0) - (b.points ?? 0) ||
          (a.group ?? '').localeCompare(b.group ?? ''),
      );
    const start =
      request.cursor === undefined
        ? 0
        : Number(decodeCursor(request.cursor, 1)[0]);
    const end = start + request.limit;
    return {
      items: all.slice(start, end),
      totalItems: all.length,
      nextCursor: end < all.length ? encodeCursor([end]) : undefined,
    };
  }

  /** The daily series of a scorecard. */
  async getTrend(
    id: string,
    request: { days: number } & ReadScope,
  ): Promise<ScorecardTrend> {
    const { definitions, registry, trends } = this.options;
    const scorecard = find(await registry.get(), id);
    const counts = await trends.read({
      scorecardIds: [id],
      days: request.days,
      filter: request.filter,
      access: request.access,
    });
    const [, ...changes] = await definitions.listVersions('Scorecard', id);
    return {
      levels: [
        toLevel(scorecard, 0),
        ...scorecard.levels.map((_, index) => toLevel(scorecard, index + 1)),
      ],
      items: toTrendPoints(scorecard, counts),
      changes: changes.map(({ hash, inForceFrom }) => ({
        day: toDay(inForceFrom),
        version: hash,
      })),
    };
  }

  /** Who rose and fell, on one or all scorecards. */
  async listMovements(
    request: { scorecard?: string; since?: string } & ReadScope & PageRequest,
  ): Promise<Page<Movement>> {
    const { registry, reports } = this.options;
    const { scored } = await registry.get();
    const scorecards = new Map(
      scored
        .filter(({ definition: { id } }) => id === (request.scorecard ?? id))
        .map(scorecard => [scorecard.definition.id, scorecard]),
    );
    const page = await reports.listMovements({
      ...request,
      scorecardIds: [...scorecards.keys()],
      since: request.since
        ? new Date(request.since)
        : new Date(Date.now() - MOVED_SINCE_MS),
    });
    return {
      ...page,
      items: page.items.flatMap(({ scorecardId, entity, from, to, at }) => {
        const scorecard = scorecards.get(scorecardId);
        return scorecard
          ? {
              scorecard: toScorecardRef(scorecard),
              entity,
              from: toLevel(scorecard, from),
              to: toLevel(scorecard, to),
              direction: to > from ? ('up' as const) : ('down' as const),
              at: at.toISOString(),
            }
          : [];
      }),
    };
  }

  async #summarize(
    scorecards: CompiledScorecard[],
    scope: ReadScope,
  ): Promise<ScorecardSummary[]> {
    const { reports, trends: reader } = this.options;
    const { filter, access } = scope;
    const scorecardIds = scorecards.map(({ definition }) => definition.id);
    const [totals, movements, trends] = await Promise.all([
      reports.sumLevels({ scorecardIds, filter, access }),
      reports.countMovements({
        scorecardIds,
        since: new Date(Date.now() - MOVED_SINCE_MS),
        filter,
        access,
      }),
      reader.read({ scorecardIds, days: SPARKLINE_DAYS, filter, access }),
    ]);
    const of = <T extends LevelTotals | DayCount>(id: string, rows: T[]) =>
      rows.filter(({ scorecardId }) => scorecardId === id);
    return scorecards.map(scorecard => {
      const { id, description, owner } = scorecard.definition;
      const ofScorecard = of(id, totals);
      return {
        ...toScorecardRef(scorecard),
        description,
        owner,
        version: scorecard.hash,
        levels: scorecard.levels.map((_, index) =>
          toLevel(scorecard, index + 1),
        ),
        levelCounts: toLevelCounts(scorecard, ofScorecard),
        ...toTotals(ofScorecard),
        statusCounts: addStatuses(ofScorecard.map(({ statuses }) => statuses)),
        moved: movements.get(id) ?? { up: 0, down: 0 },
        trend: toTrendPoints(scorecard, of(id, trends)),
      };
    });
  }

  async #listChecks(
    rules: RuleSet,
    scorecard: CompiledScorecard,
    scope: ReadScope,
  ): Promise<ScorecardCheck[]> {
    const counts = await this.options.reports.countVerdicts({
      scorecardId: scorecard.definition.id,
      checkIds: toCheckIds(scorecard),
      filter: scope.filter,
      access: scope.access,
    });
    return scorecard.levels.flatMap(level =>
      level.checks.map(({ check: id, weight, broken }) => {
        const definition = rules.checks.get(id)?.definition;
        const statusCounts = { ...NO_STATUSES };
        for (const { checkId, status, count } of counts) {
          if (checkId === id) {
            statusCounts[status] = count;
          }
        }
        return {
          id,
          title: definition?.title ?? id,
          description: definition?.description ?? '',
          owner: definition?.owner,
          level: level.id,
          weight,
          effort: definition?.effort,
          statusCounts,
          problem: broken,
        };
      }),
    );
  }
}

function find(rules: RuleSet, id: string): CompiledScorecard {
  const scorecard = rules.scorecards.get(id);
  if (!scorecard) {
    throw new NotFoundError(`There is no scorecard '${id}'`);
  }
  return scorecard;
}

function toCheckIds(scorecard: CompiledScorecard): string[] {
  return scorecard.levels.flatMap(({ checks }) =>
    checks.map(({ check }) => check),
  );
}

function toTotals(totals: LevelTotals[]) {
  const statuses = addStatuses(totals.map(total => total.statuses));
  const known = statuses.pass + statuses.warn + statuses.fail;
  return {
    entities: sum(totals, ({ entities }) => entities),
    points: ratio(
      sum(totals, ({ points }) => points),
      sum(totals, ({ maxPoints }) => maxPoints),
    ),
    coverage: ratio(known, known + statuses.unknown),
  };
}

function addStatuses(counts: StatusCounts[]): StatusCounts {
  const total = { ...NO_STATUSES };
  for (const count of counts) {
    for (const [status, number] of Object.entries(count)) {
      total[status as VerdictStatus] += number;
    }
  }
  return total;
}
