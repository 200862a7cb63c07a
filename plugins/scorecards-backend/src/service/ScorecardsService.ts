import { durationToMilliseconds } from '@backstage/types';
import { sliceOf } from '@guildhall/plugin-guildhall-node';
import {
  Movement,
  Page,
  ScorecardDetail,
  ScorecardEntity,
  ScorecardGroup,
  ScorecardStage,
  ScorecardSummary,
  ScorecardTrend,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { LevelReports, LevelTotals } from '../database/reports/LevelReports';
import { MovementReports } from '../database/reports/MovementReports';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { findScorecard, toScoreSelection } from './findScorecard';
import {
  toLevel,
  toLevelCounts,
  toScorecardRef,
  toTotals,
  toTrendPoints,
} from './levels';
import { MatrixReader } from './MatrixReader';
import { ScorecardSummarizer } from './ScorecardSummarizer';
import { TrendMarks } from './TrendMarks';
import { TrendReader } from './TrendReader';

const MOVED_SINCE_MS = durationToMilliseconds({ days: 7 });

/**
 * Tells where the entities of a scope stand on scorecards. Drafts are not there
 * for anybody; of retired scorecards only the past is.
 */
export class ScorecardsService {
  constructor(
    private readonly options: {
      levels: LevelReports;
      marks: TrendMarks;
      matrix: MatrixReader;
      movements: MovementReports;
      registry: RuleRegistry;
      summarizer: ScorecardSummarizer;
      trends: TrendReader;
    },
  ) {}

  /** Every scorecard that entities are scored on, by title. */
  async list(
    request: {
      scorecardTypes?: string[];
      stages?: ScorecardStage[];
    } & ReadScope &
      PageRequest,
  ): Promise<Page<ScorecardSummary>> {
    const { registry, summarizer } = this.options;
    const { scorecards, retiredScorecards } = await registry.get();
    const { scorecardTypes, stages = ['preview', 'active'] } = request;
    const matching = [...scorecards.values(), ...retiredScorecards.values()]
      .filter(
        ({ definition: { stage, type } }) =>
          stages.includes(stage) && (scorecardTypes?.includes(type) ?? true),
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
    const scorecard = findScorecard(rules, id);
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
    const { matrix, registry } = this.options;
    const scorecard = findScorecard(await registry.get(), id);
    return matrix.list(scorecard, {
      ...request,
      ...toScoreSelection(scorecard, request),
    });
  }

  /** The roll-up of a scorecard; the groups with the fewest points first. */
  async listGroups(
    id: string,
    request: { by: 'owner' | 'system' | 'kind' | 'type' } & ReadScope &
      PageRequest,
  ): Promise<Page<ScorecardGroup>> {
    const scorecard = findScorecard(await this.options.registry.get(), id);
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
    const { marks, registry, trends } = this.options;
    const rules = await registry.get();
    const scorecard = findScorecard(rules, id);
    const counts = await trends.read({ ...request, scorecardIds: [id] });
    const items = await marks.addMoves(toTrendPoints(scorecard, counts), {
      ...request,
      scorecardId: id,
    });
    return {
      levels: [
        toLevel(scorecard, 0),
        ...scorecard.levels.map((_, index) => toLevel(scorecard, index + 1)),
      ],
      items,
      changes: await marks.listChanges(rules, scorecard, items),
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
      scorecardIds: [...scorecards.values()]
        .map(({ definition }) => definition)
        // What is in preview does not count, but for who asks for it.
        .filter(({ id, stage }) => (asked ? id === asked : stage === 'active'))
        .map(({ id }) => id),
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
