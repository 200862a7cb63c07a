import { InputError, NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { sliceOf } from '@guildhall/plugin-guildhall-node';
import {
  CompiledScorecard,
  Movement,
  NO_LEVEL,
  Page,
  ScorecardDetail,
  ScorecardEntity,
  ScorecardGroup,
  ScorecardSummary,
  ScorecardTrend,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { toDay } from '../database/days';
import { DefinitionStore } from '../database/DefinitionStore';
import { LevelReports, LevelTotals } from '../database/reports/LevelReports';
import { MovementReports } from '../database/reports/MovementReports';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { ScoreReports } from '../database/reports/ScoreReports';
import { VerdictReports } from '../database/reports/VerdictReports';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import {
  checksOf,
  ratio,
  toLevel,
  toLevelCounts,
  toScorecardRef,
  toTotals,
  toTrendPoints,
} from './levels';
import { ScorecardSummarizer } from './ScorecardSummarizer';
import { TrendReader } from './TrendReader';

const MOVED_SINCE_MS = durationToMilliseconds({ days: 7 });

/**
 * Tells where the entities of a scope stand on scorecards. Drafts and retired
 * scorecards are not there for anybody.
 */
export class ScorecardsService {
  constructor(
    private readonly options: {
      definitions: DefinitionStore;
      levels: LevelReports;
      movements: MovementReports;
      registry: RuleRegistry;
      scores: ScoreReports;
      summarizer: ScorecardSummarizer;
      trends: TrendReader;
      verdicts: VerdictReports;
    },
  ) {}

  /** Every scorecard that entities are scored on, by title. */
  async list(
    request: { scorecardTypes?: string[] } & ReadScope & PageRequest,
  ): Promise<Page<ScorecardSummary>> {
    const { registry, summarizer } = this.options;
    const { scorecards } = await registry.get();
    const matching = [...scorecards.values()]
      .filter(
        ({ definition: { type } }) =>
          request.scorecardTypes?.includes(type) ?? true,
      )
      .sort((a, b) => a.definition.title.localeCompare(b.definition.title));
    const page = sliceOf(matching, request);
    return {
      ...page,
      items: await summarizer.summarize(page.items, request),
    };
  }

  /** One scorecard with its checks. */
  async get(id: string, scope: ReadScope): Promise<ScorecardDetail> {
    const { registry, summarizer } = this.options;
    const rules = await registry.get();
    const scorecard = find(rules, id);
    const [summary] = await summarizer.summarize([scorecard], scope);
    return {
      ...summary,
      checks: await summarizer.listChecks(
        rules,
        scorecard,
        summary.entities,
        scope,
      ),
      origin: `${scorecard.position.location}:${scorecard.position.line}`,
    };
  }

  /** The entities on a scorecard, with a verdict for each of its checks. */
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
    const { scores: reports, verdicts: store } = this.options;
    const scorecard = find(await this.options.registry.get(), id);
    const checks = checksOf(scorecard);
    const checkIds = checks.map(({ check }) => check);
    const scores = await reports.list({
      ...request,
      scorecardId: id,
      levels: request.level?.map(level => toLevelNumber(scorecard, level)),
      having: request.status && {
        statuses: request.status,
        checkIds: checkIds.filter(check => check === (request.check ?? check)),
      },
    });
    const verdicts = await store.listOf(
      scores.items.map(({ entityId }) => entityId),
      checkIds,
    );
    const cells = new Map(
      verdicts.map(verdict => [
        `${verdict.entityId} ${verdict.checkId}`,
        verdict,
      ]),
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
        verdicts: checks.map(({ check, broken }) => {
          const verdict = cells.get(`${score.entityId} ${check}`);
          return {
            check,
            status: verdict?.status ?? 'unknown',
            message: verdict?.message ?? broken ?? 'Not evaluated yet.',
          };
        }),
      })),
    };
  }

  /** The roll-up of a scorecard; the groups with the fewest points first. */
  async listGroups(
    id: string,
    request: { by: 'owner' | 'system' | 'kind' | 'type' } & ReadScope &
      PageRequest,
  ): Promise<Page<ScorecardGroup>> {
    const scorecard = find(await this.options.registry.get(), id);
    const totals = await this.options.levels.sumLevels({
      ...request,
      scorecardIds: [id],
      groupBy: request.by,
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
    return sliceOf(all, request);
  }

  /** The daily series of a scorecard. */
  async getTrend(
    id: string,
    request: { days: number } & ReadScope,
  ): Promise<ScorecardTrend> {
    const { definitions, trends } = this.options;
    const scorecard = find(await this.options.registry.get(), id);
    const counts = await trends.read({ ...request, scorecardIds: [id] });
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
    const { movements, registry } = this.options;
    const { scorecards } = await registry.get();
    const { scorecard: asked, since } = request;
    const page = await movements.list({
      ...request,
      scorecardIds: [...scorecards.keys()].filter(id => id === (asked ?? id)),
      since: since ? new Date(since) : new Date(Date.now() - MOVED_SINCE_MS),
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
}

function find({ scorecards }: RuleSet, id: string): CompiledScorecard {
  const scorecard = scorecards.get(id);
  if (!scorecard) {
    throw new NotFoundError(`There is no scorecard '${id}'`);
  }
  return scorecard;
}

/** The number of a level: 0 is below the first. */
function toLevelNumber(scorecard: CompiledScorecard, id: string): number {
  const ids = [NO_LEVEL, ...scorecard.levels.map(level => level.id)];
  const number = ids.indexOf(id);
  if (number === -1) {
    throw new InputError(
      `'level' must be one of ${ids.join(', ')}, not '${id}'`,
    );
  }
  return number;
}
