import { durationToMilliseconds } from '@backstage/types';
import {
  CompiledScorecard,
  ScorecardCheck,
  ScorecardSummary,
} from '@guildhall/plugin-scorecards-common';
import { LevelReports } from '../database/reports/LevelReports';
import { MovementReports } from '../database/reports/MovementReports';
import { ReadScope } from '../database/reports/scope';
import { RuleSet } from '../definitions/RuleSet';
import {
  addStatuses,
  checksOf,
  NO_STATUSES,
  sum,
  toLevel,
  toLevelCounts,
  toScorecardRef,
  toTotals,
  toTrendPoints,
  toUpcoming,
} from './levels';
import { TrendReader } from './TrendReader';

const MOVED_SINCE_MS = durationToMilliseconds({ days: 7 });
const SPARKLINE_DAYS = 30;

/** Adds up scorecards, any number of them with the same few statements. */
export class ScorecardSummarizer {
  constructor(
    private readonly options: {
      levels: LevelReports;
      movements: MovementReports;
      trends: TrendReader;
    },
  ) {}

  async summarize(
    scorecards: CompiledScorecard[],
    scope: ReadScope,
  ): Promise<ScorecardSummary[]> {
    const { levels, movements, trends } = this.options;
    const scorecardIds = scorecards.map(({ definition }) => definition.id);
    const [totals, moved, days] = await Promise.all([
      levels.sumLevels({ ...scope, scorecardIds }),
      movements.count({
        ...scope,
        scorecardIds,
        since: new Date(Date.now() - MOVED_SINCE_MS),
      }),
      trends.read({ ...scope, scorecardIds, days: SPARKLINE_DAYS }),
    ]);
    return scorecards.map(scorecard => {
      const { id, description, owner } = scorecard.definition;
      const ofScorecard = totals.filter(total => total.scorecardId === id);
      const daysOfScorecard = days.filter(day => day.scorecardId === id);
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
        moved: moved.get(id) ?? { up: 0, down: 0 },
        trend: toTrendPoints(scorecard, daysOfScorecard),
      };
    });
  }

  /**
   * The checks of a scorecard, with how many verdicts of each kind they have.
   *
   * @param entities - How many entities of the scope are on the scorecard.
   */
  async listChecks(
    rules: RuleSet,
    scorecard: CompiledScorecard,
    entities: number,
    scope: ReadScope,
  ): Promise<ScorecardCheck[]> {
    const counts = await this.options.levels.countVerdicts({
      ...scope,
      scorecardId: scorecard.definition.id,
      checkIds: checksOf(scorecard).map(({ check }) => check),
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
        // A check that gives no verdict leaves every entity's unknown.
        const counted = sum(Object.values(statusCounts), count => count);
        statusCounts.unknown += entities - counted;
        return {
          id,
          title: definition?.title ?? id,
          description: definition?.description ?? '',
          owner: definition?.owner,
          level: level.id,
          weight,
          effort: definition?.effort,
          statusCounts,
          upcoming: toUpcoming(rules.checks.get(id)),
          problem: broken,
        };
      }),
    );
  }
}
