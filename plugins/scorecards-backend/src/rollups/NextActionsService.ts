import { sliceOf } from '@guildhall/plugin-guildhall-node';
import {
  CompiledScorecard,
  NextAction,
  NextActionItem,
  NextActionsPage,
  planNextActions,
} from '@guildhall/plugin-scorecards-common';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { checksOf, toLevel, toScorecardRef } from '../service/levels';
import { activeScorecards } from './activeScorecards';
import { LiftReports, OpenScore, VerdictOfEntity } from './LiftReports';
import { Lift, toLift } from './toLift';

/** Scores that are weighed against each other; more would keep others waiting. */
const MAX_OPEN = 500;

/** A score that fixes could raise. */
interface Candidate {
  scorecard: CompiledScorecard;
  score: OpenScore;
  lift: Lift;
}

/** Tells which fixes lift the most for the least effort. */
export class NextActionsService {
  constructor(
    private readonly options: {
      exemptions: ExemptionsInForce;
      lifts: LiftReports;
      registry: RuleRegistry;
    },
  ) {}

  async list(
    request: { scorecard?: string; budget?: number } & ReadScope & PageRequest,
  ): Promise<NextActionsPage> {
    const rules = await this.options.registry.get();
    const scorecards = activeScorecards(rules).filter(
      ({ definition: { id } }) => id === (request.scorecard ?? id),
    );
    const { lifts } = this.options;
    const open = await lifts.listOpen({
      levels: new Map(
        scorecards.map(({ definition, levels }) => [
          definition.id,
          levels.length,
        ]),
      ),
      limit: MAX_OPEN + 1,
      access: request.access,
      filter: request.filter,
    });
    const scores = open.slice(0, MAX_OPEN);
    const verdicts = await this.#listVerdicts(scores, scorecards);
    const candidates = await this.#toCandidates(scores, scorecards, verdicts);
    const possible = candidates.filter(
      ({ lift }) => !lift.checks.some(({ broken }) => broken !== undefined),
    );

    const planned = {
      lifts: possible.map(({ scorecard, score, lift }) => ({
        entityRef: score.entity.entityRef,
        scorecard: scorecard.definition.id,
        checks: lift.checks.map(({ check }) => check),
      })),
      effortOf: (check: string) => rules.checks.get(check)?.definition.effort,
    };
    const plan = planNextActions({ ...planned, budget: request.budget });
    const all = planNextActions(planned);
    const page = sliceOf(plan.actions, request);
    return {
      ...page,
      items: page.items.flatMap(action =>
        toItem(rules, action, possible, verdicts),
      ),
      plan: { lifts: plan.lifts, effort: plan.effort },
      possible: { lifts: all.lifts, effort: all.effort },
      blocked: candidates.length - possible.length,
      isPartial: open.length > MAX_OPEN,
    };
  }

  async #listVerdicts(
    scores: OpenScore[],
    scorecards: CompiledScorecard[],
  ): Promise<Map<string, VerdictOfEntity>> {
    const verdicts = await this.options.lifts.listVerdicts(
      [...new Set(scores.map(({ entityId }) => entityId))],
      [...new Set(scorecards.flatMap(checksOf).map(({ check }) => check))],
    );
    return new Map(
      verdicts.map(verdict => [
        toKey(verdict.entityId, verdict.checkId),
        verdict,
      ]),
    );
  }

  async #toCandidates(
    scores: OpenScore[],
    scorecards: CompiledScorecard[],
    verdicts: Map<string, VerdictOfEntity>,
  ): Promise<Candidate[]> {
    const marks = await this.options.exemptions.list(
      [...new Set(scores.map(({ entityId }) => entityId))],
      new Date(),
    );
    return scores.flatMap(score => {
      const { entityId, scorecardId, level } = score;
      const scorecard = scorecards.find(
        ({ definition }) => definition.id === scorecardId,
      );
      const lift =
        scorecard &&
        toLift(
          scorecard,
          level,
          check => verdicts.get(toKey(entityId, check))?.status,
          check => marks.has(entityId, check),
        );
      return lift ? [{ scorecard, score, lift }] : [];
    });
  }
}

function toItem(
  rules: RuleSet,
  action: NextAction,
  candidates: Candidate[],
  verdicts: Map<string, VerdictOfEntity>,
): NextActionItem[] {
  const lifted = candidates.filter(
    ({ score, scorecard }) =>
      score.entity.entityRef === action.entityRef &&
      action.scorecards.includes(scorecard.definition.id),
  );
  return lifted.slice(0, 1).map(({ score: { entityId, entity } }) => ({
    entity,
    effort: action.effort,
    lifts: lifted.map(({ scorecard, score, lift }) => ({
      scorecard: toScorecardRef(scorecard),
      from: toLevel(scorecard, score.level),
      to: toLevel(scorecard, lift.to),
    })),
    fixes: action.checks.map(id => {
      const definition = rules.checks.get(id)?.definition;
      const verdict = verdicts.get(toKey(entityId, id));
      return {
        check: {
          id,
          title: definition?.title ?? id,
          effort: definition?.effort,
        },
        status: verdict?.status ?? 'unknown',
        message: verdict?.message ?? 'Not evaluated yet.',
      };
    }),
  }));
}

function toKey(entityId: number, check: string): string {
  return `${entityId} ${check}`;
}
